package org.jujian.base.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jujian.base.problem.Problem;

/// The uploaded bytes, below one directory that only the platform's user can read:
/// `quarantine/<id>` until they are looked through, then `kept/<two digits>/<hash>`, once for equal bytes.
///
/// What `receive` has returned is on disk, file and directory, and survives a crash. Bytes are streamed, never held
/// whole. Every step may be repeated after a crash and then changes nothing. An upload that a crash cut off is removed
/// at
/// the next start; one that another node is still writing is left to it.
public final class Originals {
    private static final int BLOCK = 1 << 16;

    private final Path quarantine;
    private final Path kept;
    private final long limit;

    /// `limit`: the greatest number of bytes of one file.
    public Originals(Path directory, long limit) {
        this.quarantine = directory.resolve("quarantine");
        this.kept = directory.resolve("kept");
        this.limit = limit;
        try {
            createPrivate(quarantine);
            createPrivate(kept);
            sync(directory);
            discardAbandoned();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of the originals", e);
        }
    }

    /// Writes the bytes to the quarantine. Nothing is left behind when the stream fails or is too long
    /// (`FILE_TOO_LARGE`, 413).
    public Receipt receive(UUID id, InputStream bytes) {
        Path file = quarantine.resolve(id.toString());
        Path unfinished = quarantine.resolve(id + ".part");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = write(unfinished, bytes, digest);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            sync(quarantine);
            return new Receipt(id, new Sha256(HexFormat.of().formatHex(digest.digest())), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("upload not stored", e);
        } finally {
            discard(unfinished);
        }
    }

    /// The bytes of an upload, wherever they are; empty when they were destroyed.
    public Optional<InputStream> open(UUID id, Sha256 hash) {
        for (Path place : List.of(quarantine.resolve(id.toString()), place(hash))) {
            try {
                return Optional.of(Files.newInputStream(place));
            } catch (NoSuchFileException e) {
                // looked for at the next place
            } catch (IOException e) {
                throw new UncheckedIOException("original not readable", e);
            }
        }
        return Optional.empty();
    }

    public boolean isQuarantined(UUID id) {
        return Files.exists(quarantine.resolve(id.toString()));
    }

    /// Out of the quarantine, to be kept for good. Does nothing when that has happened before.
    public void promote(UUID id, Sha256 hash) {
        Path from = quarantine.resolve(id.toString());
        Path folder = folder(hash);
        Path to = folder.resolve(hash.hex());
        try {
            createPrivate(folder);
            sync(kept);
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
            sync(quarantine);
        } catch (NoSuchFileException e) {
            if (!Files.exists(to)) {
                throw new UncheckedIOException("original lost", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("original not kept", e);
        }
    }

    /// Removes the bytes from the quarantine for good. Equal bytes that were kept for another upload stay.
    public void destroy(UUID id) {
        try {
            if (Files.deleteIfExists(quarantine.resolve(id.toString()))) {
                sync(quarantine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("original not destroyed", e);
        }
    }

    /// The uploads in quarantine that were written before `moment`, to find those that nobody will come for.
    public List<UUID> quarantinedBefore(Instant moment) {
        try (Stream<Path> files = Files.list(quarantine)) {
            return files.filter(f -> !f.toString().endsWith(".part"))
                    .filter(f -> modified(f).map(m -> m.isBefore(moment)).orElse(false))
                    .map(f -> UUID.fromString(f.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("quarantine not readable", e);
        }
    }

    private long write(Path file, InputStream bytes, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] block = new byte[BLOCK];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock beingWritten = out.lock()) {
            for (int n = bytes.read(block); n >= 0; n = bytes.read(block)) {
                size += n;
                if (size > limit) {
                    throw tooLarge(limit);
                }
                digest.update(block, 0, n);
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, n);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
        }
        return size;
    }

    /// The answer to a file above the limit, wherever that is noticed.
    public static Problem tooLarge(long limit) {
        return new Problem("FILE_TOO_LARGE", 413, "文件：超过上限 %d MB。怎么办：按月份或社区拆成几个文件后分别上传。".formatted(limit >> 20));
    }

    private Path place(Sha256 hash) {
        return folder(hash).resolve(hash.hex());
    }

    private Path folder(Sha256 hash) {
        return kept.resolve(hash.hex().substring(0, 2));
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The lock of a writer ends with its process, however that ends.
    private void discardAbandoned() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> files = Files.list(quarantine)) {
            unfinished = files.filter(f -> f.toString().endsWith(".part")).toList();
        }
        for (Path file : unfinished) {
            if (isAbandoned(file)) {
                discard(file);
            }
        }
    }

    private static boolean isAbandoned(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException oursNow) {
            return false;
        } catch (NoSuchFileException finished) {
            return false;
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("unfinished upload not removed", e);
        }
    }
}
