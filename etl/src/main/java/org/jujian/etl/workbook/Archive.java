package org.jujian.etl.workbook;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jujian.etl.sheet.Original;

/// The parts of a zip file, found through its directory and read one at a time; nothing is unpacked. Parts are named
/// without regard to case, as packages of office documents are.
///
/// Refused before any part is read: more than 4,096 entries, a directory above 1 MiB, names that lead out of the
/// package, names that stand twice, entries that share their bytes, encryption, and methods of compression other than
/// the two that workbooks use, a part larger than any sheet, and more than a sheet and a table of texts hold, each as
/// large as it may be.
final class Archive {
    /// @param name       as written, with `/` between folders
    /// @param offset     of the local header, from the start of the file
    /// @param compressed how many bytes it takes in the file
    /// @param inflated   how many bytes it says it holds
    record Entry(String name, int method, long offset, long compressed, long inflated) {}

    private static final int MOST_ENTRIES = 4096;
    private static final int LARGEST_DIRECTORY = 1 << 20;
    private static final int END_LENGTH = 22;
    private static final int END_AT_MOST = END_LENGTH + 0xFFFF;
    private static final int END = 0x06054b50;
    private static final int DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    /// a sheet and a table of texts, each as large as it may be
    private static final long LARGEST_WHOLE = PartLimit.SHEET.bytes() + PartLimit.SHARED_STRINGS.bytes();

    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int ENCRYPTED = 1;

    private final Original original;
    private final Map<String, Entry> entries;

    private Archive(Original original, Map<String, Entry> entries) {
        this.original = original;
        this.entries = entries;
    }

    /// Reads the directory, which stands at the end of the file.
    static Archive open(Original original) throws IOException {
        var tail = Tail.of(original);
        int end = tail.lastIndexOf(END);
        if (end < 0) {
            throw Refusals.broken("压缩包的目录");
        }
        int count = tail.bytes.getShort(end + 10) & 0xFFFF;
        long size = tail.bytes.getInt(end + 12) & 0xFFFFFFFFL;
        long offset = tail.bytes.getInt(end + 16) & 0xFFFFFFFFL;
        if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) {
            throw Refusals.unsafe("压缩包里的文件过多");
        }
        if (offset + size > tail.fileSize) {
            throw Refusals.broken("压缩包的目录");
        }
        byte[] directory;
        try (InputStream in = original.open()) {
            in.skipNBytes(offset);
            directory = in.readNBytes((int) size);
        }
        Map<String, Entry> entries = entries(ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN));
        requireApart(entries.values(), offset);
        requireSmall(entries.values());
        return new Archive(original, entries);
    }

    Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(key(name)));
    }

    /// The inflated content, guarded by `limit`; nothing is inflated of a part that says itself that it is too large.
    GuardedPart open(Entry entry, PartLimit limit) throws IOException {
        if (entry.inflated() > limit.bytes()) {
            throw Refusals.bomb();
        }
        InputStream in = original.open();
        try {
            in.skipNBytes(entry.offset());
            ByteBuffer local = ByteBuffer.wrap(in.readNBytes(LOCAL_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
            if (local.limit() < LOCAL_LENGTH || local.getInt(0) != LOCAL) {
                throw Refusals.broken("压缩包");
            }
            in.skipNBytes((local.getShort(26) & 0xFFFF) + (long) (local.getShort(28) & 0xFFFF));
            return GuardedPart.of(in, entry, limit);
        } catch (EOFException e) {
            in.close();
            throw Refusals.broken("压缩包");
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// Entries that share their bytes make many large parts of one small one.
    private static void requireApart(Collection<Entry> entries, long directory) throws IOException {
        long free = 0;
        List<Entry> byPlace =
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList();
        for (Entry entry : byPlace) {
            if (entry.offset() < free) {
                throw Refusals.unsafe("压缩包里有互相重叠的文件");
            }
            free = entry.offset() + LOCAL_LENGTH + entry.compressed();
            if (free > directory || free < 0) {
                throw Refusals.broken("压缩包的目录");
            }
        }
    }

    /// A part that turns out larger than it says here is refused when it is read.
    private static void requireSmall(Collection<Entry> entries) throws IOException {
        long whole = 0;
        for (Entry entry : entries) {
            whole += Math.min(entry.inflated(), LARGEST_WHOLE + 1);
            if (whole > LARGEST_WHOLE || entry.inflated() > PartLimit.SHEET.bytes()) {
                throw Refusals.bomb();
            }
        }
    }

    private static Map<String, Entry> entries(ByteBuffer directory) throws IOException {
        var entries = new LinkedHashMap<String, Entry>();
        int at = 0;
        while (at + 46 <= directory.limit() && directory.getInt(at) == DIRECTORY) {
            int nameLength = directory.getShort(at + 28) & 0xFFFF;
            int extraLength = directory.getShort(at + 30) & 0xFFFF;
            int commentLength = directory.getShort(at + 32) & 0xFFFF;
            int next = at + 46 + nameLength + extraLength + commentLength;
            if (next > directory.limit()) {
                throw Refusals.broken("压缩包的目录");
            }
            add(entries, directory, at, nameLength, extraLength);
            if (entries.size() > MOST_ENTRIES) {
                throw Refusals.unsafe("压缩包里的文件过多");
            }
            at = next;
        }
        return entries;
    }

    private static void add(Map<String, Entry> entries, ByteBuffer directory, int at, int nameLength, int extraLength)
            throws IOException {
        byte[] nameBytes = new byte[nameLength];
        directory.get(at + 46, nameBytes);
        String name = new String(nameBytes, StandardCharsets.UTF_8).replace('\\', '/');
        if (leadsOut(name)) {
            throw Refusals.unsafe("压缩包里有指向包外的文件名");
        }
        if ((directory.getShort(at + 8) & ENCRYPTED) != 0) {
            throw Refusals.unsafe("加密的压缩包");
        }
        int method = directory.getShort(at + 10) & 0xFFFF;
        var sizes = new Sizes(directory, at, nameLength, extraLength);
        var entry = new Entry(name, method, sizes.offset, sizes.compressed, sizes.inflated);
        if (!name.endsWith("/") && entries.put(key(name), entry) != null) {
            throw Refusals.unsafe("压缩包里有两个同名的文件");
        }
    }

    private static boolean leadsOut(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.contains(":")
                || name.chars().anyMatch(c -> c < ' ')
                || ("/" + name + "/").contains("/../");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Sizes and offset of an entry, which large files keep in an extra field (zip64).
    private static final class Sizes {
        private long compressed;
        private long inflated;
        private long offset;

        Sizes(ByteBuffer directory, int at, int nameLength, int extraLength) throws IOException {
            this.compressed = directory.getInt(at + 20) & 0xFFFFFFFFL;
            this.offset = directory.getInt(at + 42) & 0xFFFFFFFFL;
            this.inflated = directory.getInt(at + 24) & 0xFFFFFFFFL;
            int extra = at + 46 + nameLength;
            int end = extra + extraLength;
            while (extra + 4 <= end) {
                int length = directory.getShort(extra + 2) & 0xFFFF;
                if (directory.getShort(extra) == 1 && extra + 4 + length <= end) {
                    int field = extra + 4;
                    if (inflated == IN_EXTRA && field + 8 <= end) {
                        inflated = directory.getLong(field);
                        field += 8;
                    }
                    if (compressed == IN_EXTRA && field + 8 <= end) {
                        compressed = directory.getLong(field);
                        field += 8;
                    }
                    if (offset == IN_EXTRA && field + 8 <= end) {
                        offset = directory.getLong(field);
                    }
                }
                extra += 4 + length;
            }
            if (compressed < 0 || offset < 0 || inflated < 0) {
                throw Refusals.broken("压缩包的目录");
            }
        }
    }

    /// The last bytes of the file, in which the directory's end stands.
    private static final class Tail {
        private final ByteBuffer bytes;
        private final long fileSize;

        private Tail(ByteBuffer bytes, long fileSize) {
            this.bytes = bytes;
            this.fileSize = fileSize;
        }

        static Tail of(Original original) throws IOException {
            byte[] before = new byte[0];
            byte[] block = new byte[1 << 17];
            long size = 0;
            try (InputStream in = original.open()) {
                int n = in.readNBytes(block, 0, block.length);
                while (n == block.length) {
                    size += n;
                    before = block;
                    block = new byte[block.length];
                    n = in.readNBytes(block, 0, block.length);
                }
                size += n;
                int kept = Math.min(before.length, Math.max(0, END_AT_MOST - n));
                byte[] tail = new byte[kept + n];
                System.arraycopy(before, before.length - kept, tail, 0, kept);
                System.arraycopy(block, 0, tail, kept, n);
                return new Tail(ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN), size);
            }
        }

        int lastIndexOf(int signature) {
            for (int i = bytes.limit() - END_LENGTH; i >= 0; i--) {
                if (bytes.getInt(i) == signature) {
                    return i;
                }
            }
            return -1;
        }
    }
}
