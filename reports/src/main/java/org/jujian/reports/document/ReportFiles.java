package org.jujian.reports.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Issued files below one directory, each under the SHA-256 of its bytes: `<two digits>/<hash>`. What `keep` has
/// returned is on disk; equal bytes are kept once.
public final class ReportFiles {
    private final Path directory;

    public ReportFiles(Path directory) {
        this.directory = directory;
    }

    /// Keeps the bytes and says under which hash.
    public String keep(byte[] bytes) {
        String hash = sha256(bytes);
        Path file = place(hash);
        if (Files.exists(file)) {
            return hash;
        }
        try {
            Path folder = Files.createDirectories(directory.resolve(hash.substring(0, 2)));
            Path unfinished = Files.createTempFile(folder, hash, ".part");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("report not kept", e);
        }
    }

    /// The bytes of a hash; refuses what is not what was kept.
    public byte[] load(String hash) {
        try {
            byte[] bytes = Files.readAllBytes(place(hash));
            if (!sha256(bytes).equals(hash)) {
                throw new IllegalStateException("issued report " + hash + " was changed on disk");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("issued report " + hash + " cannot be read", e);
        }
    }

    private Path place(String hash) {
        return directory.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
