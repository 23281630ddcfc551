package org.jujian.embedded.engine;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where libchdb.so is: as configured; else `lib/` beside the packaged application or the working directory; else where
/// the build put it, in a directory above the classes or the working directory.
final class EngineLibrary {
    private static final Path BUILT =
            Path.of("platform", "embedded", "node_modules", "@chdb", "lib-linux-x64-gnu", "libchdb.so");
    private static final Path PACKAGED = Path.of("lib", "libchdb.so");

    private EngineLibrary() {}

    static Path find(Optional<Path> configured) {
        List<Path> candidates = configured.map(List::of).orElseGet(EngineLibrary::candidates);
        return candidates.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new EngineException("找不到列存引擎库 libchdb.so"
                        + configured.map(path -> "（" + path + "）").orElse("")
                        + "；请在 platform/embedded 目录执行 npm ci，或用 jujian.engine.library 指定其位置。"
                        + " The engine library libchdb.so is missing; run npm ci in platform/embedded or set"
                        + " jujian.engine.library."));
    }

    private static List<Path> candidates() {
        var candidates = new ArrayList<Path>();
        for (Path start : List.of(Path.of("").toAbsolutePath(), codeDirectory())) {
            for (Path place = start; place != null; place = place.getParent()) {
                candidates.add(place.resolve(PACKAGED));
                candidates.add(place.resolve(BUILT));
            }
        }
        return candidates;
    }

    /// The directory of the classes or of the jar, also when the jar is inside of another one.
    private static Path codeDirectory() {
        String location = EngineLibrary.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        String outer = location.replaceFirst("^jar:nested:", "file:").replaceFirst("^jar:", "");
        int nested = outer.indexOf("/!");
        Path path = Path.of(URI.create(nested < 0 ? outer.replaceFirst("!/.*$", "") : outer.substring(0, nested)));
        return Files.isDirectory(path) ? path : path.resolveSibling("");
    }
}
