package org.jujian.tenants.people;

/// How passwords are kept; the platform uses Argon2.
public interface Passwords {
    String encode(String password);

    boolean matches(String password, String encoded);
}
