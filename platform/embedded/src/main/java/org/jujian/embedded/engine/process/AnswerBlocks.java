package org.jujian.embedded.engine.process;

import com.clickhouse.data.ClickHouseCityHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/// Writes ClickHouse's compressed blocks with LZ4, at most 1 MiB of data each; see [RequestBlocks] for their shape.
final class AnswerBlocks extends OutputStream {
    private static final int HEADER = 25;

    private final OutputStream out;
    private final LZ4Compressor lz4 = LZ4Factory.fastestInstance().fastCompressor();
    private final byte[] plain = new byte[1 << 20];
    private final byte[] block = new byte[HEADER + lz4.maxCompressedLength(plain.length)];
    private int size;

    AnswerBlocks(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        if (size == plain.length) {
            writeBlock();
        }
        plain[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            if (size == plain.length) {
                writeBlock();
            }
            int part = Math.min(count - done, plain.length - size);
            System.arraycopy(source, offset + done, plain, size, part);
            size += part;
            done += part;
        }
    }

    @Override
    public void flush() throws IOException {
        writeBlock();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writeBlock();
        out.close();
    }

    private void writeBlock() throws IOException {
        if (size == 0) {
            return;
        }
        int compressed = lz4.compress(plain, 0, size, block, HEADER);
        ByteBuffer header = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        header.put(16, (byte) 0x82).putInt(17, compressed + 9).putInt(21, size);
        long[] hash = ClickHouseCityHash.cityHash128(block, 16, compressed + 9);
        header.putLong(0, hash[0]).putLong(8, hash[1]);
        out.write(block, 0, HEADER + compressed);
        size = 0;
    }
}
