package org.jujian.etl.fact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// 128 bits of a SHA-256, so that equal hashes may be taken for equal values. Stored as `UInt128`.
public record Hash128(long high, long low) {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// To ask for a digest anew takes as long as to use it.
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash128::digest);

    /// The hash of `text` in UTF-8.
    public static Hash128 of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }

    /// The hash of the first `length` bytes.
    static Hash128 of(byte[] bytes, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(bytes, 0, length);
        byte[] hash = digest.digest();
        return new Hash128((long) BIG_ENDIAN.get(hash, 0), (long) BIG_ENDIAN.get(hash, 8));
    }

    /// The number that the column store holds, 0 … 2^128 - 1.
    public BigInteger toUnsigned() {
        return new BigInteger(
                1, ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    public static Hash128 ofUnsigned(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > 128) {
            throw new IllegalArgumentException("hash: expected 0 to 2^128 - 1, found " + number);
        }
        return new Hash128(number.shiftRight(64).longValue(), number.longValue());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform knows SHA-256", e);
        }
    }
}
