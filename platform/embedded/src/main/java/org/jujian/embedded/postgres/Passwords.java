package org.jujian.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// The generated passwords of the three logins, one a line, in a file that only its owner can read.
record Passwords(String superuser, String owner, String application) {
    static Passwords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            Secret.replace(file, String.join("\n", generate(), generate(), generate()) + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 3) {
            throw new IllegalStateException(file + ": expected 3 passwords, found " + lines.size() + " lines");
        }
        return new Passwords(lines.get(0), lines.get(1), lines.get(2));
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }

    private static String generate() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
