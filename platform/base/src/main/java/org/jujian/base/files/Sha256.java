package org.jujian.base.files;

import java.util.regex.Pattern;

/// The SHA-256 of a file's bytes as 64 hexadecimal digits in lower case.
public record Sha256(String hex) {
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!WRITTEN.matcher(hex).matches()) {
            throw new IllegalArgumentException("sha256: expected 64 lower-case hexadecimal digits, found " + hex);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
