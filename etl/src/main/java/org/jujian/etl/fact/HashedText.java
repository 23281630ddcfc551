package org.jujian.etl.fact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text that is put together only to be hashed, kept in UTF-8 from the start.
public final class HashedText {
    private byte[] bytes = new byte[512];
    private int length;

    public HashedText add(String text) {
        ensure(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                return addEncoded(text.substring(i));
            } else {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return this;
    }

    /// As `add` of the number in decimal digits; `number` is not negative and has at most 18 of them.
    public HashedText add(long number) {
        int digits = digits(number);
        ensure(digits);
        long left = number;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
        return this;
    }

    /// How many digits `number` is written with; it is not negative and has at most 18.
    public static int digits(long number) {
        int digits = 1;
        long bound = 10;
        while (number >= bound && digits < 18) {
            bound *= 10;
            digits++;
        }
        return digits;
    }

    /// Forgets what was added.
    public HashedText clear() {
        length = 0;
        return this;
    }

    /// That of the texts added, one behind the other.
    public Hash128 hash() {
        return Hash128.of(bytes, length);
    }

    private HashedText addEncoded(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
