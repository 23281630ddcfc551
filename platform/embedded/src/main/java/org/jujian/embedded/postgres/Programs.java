package org.jujian.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/// The programs of PostgreSQL, unpacked from the class path.
///
/// PostgreSQL refuses to run as root. Under root the programs run in a user namespace of their own (`unshare -U`),
/// where
/// they are nobody.
record Programs(Path folder) {
    /// Unpacks once for each version, into a folder of `directory` that is named by the content.
    static Programs unpackInto(Path directory) throws IOException {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream packed = Programs.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new IllegalStateException("embedded PostgreSQL: no programs for " + System.getProperty("os.arch")
                        + " in this build; set JUJIAN_POSTGRES_URL to a server of your own");
            }
            byte[] archive = packed.readAllBytes();
            Path folder = directory.resolve(hash(archive).substring(0, 16));
            if (!Files.exists(folder)) {
                Files.createDirectories(directory);
                Path draft = directory.resolve("unpacking");
                FileSystemUtils.deleteRecursively(draft);
                unpack(archive, draft);
                Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Programs(folder);
        }
    }

    /// Runs `program` to its end; what it says goes to `log`. `IOException` with the end of the log when it fails.
    void run(Path log, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (ProcessHandle.current().info().user().orElse("").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(program + " ended with code " + code + ": " + endOf(log));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(program + ": interrupted", e);
        }
    }

    private static String endOf(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new java.io.ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive: expected a path inside, found " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode >> (all.length - 1 - i) & 1) == 1) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
