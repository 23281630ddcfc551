package org.jujian.embedded.engine.process;

import com.clickhouse.data.ClickHouseCityHash;
import com.github.luben.zstd.Zstd;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/// Reads ClickHouse's compressed blocks: 16 bytes of CityHash over what follows, one byte of method, the compressed
/// size
/// with these nine bytes, the size of the data, the data.
final class RequestBlocks extends InputStream {
    private static final int HEADER = 25;
    private static final int LARGEST = 1 << 28;

    private final InputStream in;
    private final LZ4SafeDecompressor lz4 = LZ4Factory.fastestInstance().safeDecompressor();
    private byte[] data = new byte[0];
    private int at;

    RequestBlocks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? data[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(size, data.length - at);
        System.arraycopy(data, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at >= data.length) {
            byte[] header = in.readNBytes(HEADER);
            if (header.length == 0) {
                return false;
            }
            if (header.length < HEADER) {
                throw new EOFException("block: expected 25 bytes of header, found " + header.length);
            }
            data = block(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN));
            at = 0;
        }
        return true;
    }

    private byte[] block(ByteBuffer header) throws IOException {
        int compressed = header.getInt(17) - 9;
        int plain = header.getInt(21);
        if (compressed < 0 || plain < 0 || compressed > LARGEST || plain > LARGEST) {
            throw new IOException("block: expected sizes up to 256 MiB, found " + compressed + " and " + plain);
        }
        byte[] body = in.readNBytes(compressed);
        if (body.length < compressed) {
            throw new EOFException("block: expected " + compressed + " bytes, found " + body.length);
        }
        requireHash(header, body);
        return switch (header.get(16)) {
            case (byte) 0x82 -> lz4.decompress(body, 0, compressed, plain);
            case (byte) 0x90 -> Zstd.decompress(body, plain);
            case (byte) 0x02 -> body;
            default -> throw new IOException("block: expected LZ4, ZSTD or none, found method " + header.get(16));
        };
    }

    private static void requireHash(ByteBuffer header, byte[] body) throws IOException {
        var hashed = new byte[9 + body.length];
        System.arraycopy(header.array(), 16, hashed, 0, 9);
        System.arraycopy(body, 0, hashed, 9, body.length);
        long[] hash = ClickHouseCityHash.cityHash128(hashed, 0, hashed.length);
        if (hash[0] != header.getLong(0) || hash[1] != header.getLong(8)) {
            throw new IOException("block: the checksum does not fit");
        }
    }
}
