package org.jujian.etl.workbook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip files whose directory says what the test wants it to say.
final class RawZip {
    /// What the directory says of an entry; -1 = the truth.
    record Claim(long compressed, long inflated, long offset, int flags, int method) {
        static final Claim TRUE = new Claim(-1, -1, -1, 0, 8);
    }

    private record Written(String name, long crc, long compressed, long inflated, long offset, Claim claim) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Written> entries = new ArrayList<>();

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return out.toByteArray();
    }

    RawZip add(String name, byte[] content) {
        return add(name, content, Claim.TRUE);
    }

    RawZip add(String name, byte[] content, Claim claim) {
        var crc = new CRC32();
        crc.update(content);
        return addDeflated(name, deflated(content), content.length, crc.getValue(), claim);
    }

    RawZip addDeflated(String name, byte[] deflated, long inflated, long crc, Claim claim) {
        long offset = out.size();
        entries.add(new Written(name, crc, deflated.length, inflated, offset, claim));
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer local = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        local.putInt(0, 0x04034b50).putShort(4, (short) 20).putShort(6, (short) claim.flags());
        local.putShort(8, (short) claim.method()).putInt(14, (int) crc);
        local.putInt(18, deflated.length).putInt(22, (int) inflated).putShort(26, (short) bytes.length);
        out.writeBytes(local.array());
        out.writeBytes(bytes);
        out.writeBytes(deflated);
        return this;
    }

    byte[] bytes() {
        long directory = out.size();
        for (Written e : entries) {
            byte[] bytes = e.name().getBytes(StandardCharsets.UTF_8);
            ByteBuffer entry = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
            Claim claim = e.claim();
            entry.putInt(0, 0x02014b50).putShort(4, (short) 20).putShort(6, (short) 20);
            entry.putShort(8, (short) claim.flags())
                    .putShort(10, (short) claim.method())
                    .putInt(16, (int) e.crc());
            entry.putInt(20, (int) either(claim.compressed(), e.compressed()));
            entry.putInt(24, (int) either(claim.inflated(), e.inflated()));
            entry.putShort(28, (short) bytes.length);
            entry.putInt(42, (int) either(claim.offset(), e.offset()));
            out.writeBytes(entry.array());
            out.writeBytes(bytes);
        }
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0, 0x06054b50).putShort(8, (short) entries.size()).putShort(10, (short) entries.size());
        end.putInt(12, (int) (out.size() - directory)).putInt(16, (int) directory);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private static long either(long claimed, long real) {
        return claimed < 0 ? real : claimed;
    }
}
