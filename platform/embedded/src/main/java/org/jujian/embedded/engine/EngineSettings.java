package org.jujian.embedded.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the embedded engine runs. `library` is libchdb.so where it is not at its usual place; `memoryBytes` is the most
/// that the engine takes (at most 1 GiB); `startLimit` is how long a start may last.
public record EngineSettings(Path directory, Optional<Path> library, long memoryBytes, Duration startLimit) {
    public static final long LARGEST_MEMORY = 1L << 30;

    public EngineSettings {
        directory = directory.toAbsolutePath().normalize();
        if (memoryBytes < 256L << 20 || memoryBytes > LARGEST_MEMORY) {
            throw new IllegalArgumentException(
                    "memory of the engine: expected 256 MiB to 1 GiB, found " + memoryBytes + " bytes");
        }
    }

    public static EngineSettings in(Path directory) {
        return new EngineSettings(directory, Optional.empty(), LARGEST_MEMORY, Duration.ofSeconds(60));
    }

    public EngineSettings withLibrary(Optional<Path> where) {
        return new EngineSettings(directory, where, memoryBytes, startLimit);
    }
}
