package org.jujian.embedded.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's directory, held for this process: `store/` with the data, the configuration as it was written for this
/// start, and a lock that ends with the process.
final class EngineDirectory implements AutoCloseable {
    private final Path directory;
    private final FileChannel lockFile;

    private EngineDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /// Makes the directory, readable by its owner alone, and takes the lock.
    static EngineDirectory hold(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path lock = directory.resolve("engine.lock");
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock held = channel.tryLock();
        if (held == null) {
            String pid = read(channel);
            channel.close();
            throw new EngineStartException("列存目录 " + directory + " 正被进程 " + pid + " 使用；请先停止该进程，或为本实例另设目录。"
                    + " The directory is in use by process " + pid + "; stop it or choose another directory.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
        return new EngineDirectory(directory, channel);
    }

    /// Writes the configuration and says with which arguments the engine opens the directory.
    List<String> arguments(long memoryBytes) throws IOException {
        Path store = Files.createDirectories(directory.resolve("store"));
        Files.createDirectories(directory.resolve("tmp"));
        write("config.xml", memoryBytes);
        write("users.xml", memoryBytes);
        return List.of(
                "--path=" + store,
                "--config-file=" + directory.resolve("config.xml"),
                // The level of the configuration does not reach the library.
                "--log-level=warning",
                "--implicit_select=0");
    }

    private void write(String name, long memoryBytes) throws IOException {
        try (InputStream template = EngineDirectory.class.getResourceAsStream(name)) {
            if (template == null) {
                throw new IOException("expected the resource " + name);
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@directory@", directory.toString())
                    .replace("@memory@", Long.toString(memoryBytes))
                    .replace("@statementMemory@", Long.toString(memoryBytes / 10 * 8))
                    .replace("@spill@", Long.toString(memoryBytes / 10 * 4));
            Files.writeString(directory.resolve(name), text);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
