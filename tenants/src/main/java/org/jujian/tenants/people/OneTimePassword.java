package org.jujian.tenants.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// A password that somebody is given: three groups of four letters and digits that are not mistaken for each other when
/// read aloud (59 bits), good until `until` and for nothing but the change of the password. Never printed.
public record OneTimePassword(String value, Instant until) {
    public static final Duration VALID = Duration.ofDays(7);

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 3;
    private static final int OF_A_GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static OneTimePassword generate(Instant now) {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * OF_A_GROUP; i++) {
            if (i > 0 && i % OF_A_GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new OneTimePassword(text.toString(), now.plus(VALID));
    }

    @Override
    public String toString() {
        return "OneTimePassword[…, " + until + "]";
    }
}
