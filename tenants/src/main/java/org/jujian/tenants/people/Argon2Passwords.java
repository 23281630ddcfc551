package org.jujian.tenants.people;

import java.util.Objects;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Argon2id: 16 MiB, two passes, a salt of 16 bytes.
public final class Argon2Passwords implements Passwords {
    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    @Override
    public String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    @Override
    public boolean matches(String password, String encoded) {
        return encoder.matches(password, encoded);
    }
}
