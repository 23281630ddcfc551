package org.jujian.embedded.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the engine's process: this JVM's own java and class path. Inside of a packaged Spring Boot jar
/// the class path is that jar, and its loader is told which main class to start.
final class EngineCommand {
    private static final String MAIN = "org.jujian.embedded.engine.process.EngineMain";
    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private EngineCommand() {}

    static List<String> line() {
        String location = EngineCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return line(Path.of(System.getProperty("java.home")), System.getProperty("java.class.path"), location);
    }

    /// `codeLocation` is where this class was loaded from: `jar:nested:…` inside of a packaged jar.
    static List<String> line(Path javaHome, String classPath, String codeLocation) {
        var line = new ArrayList<>(List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=engine-logback.xml",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath));
        if (codeLocation.startsWith("jar:nested:")) {
            line.add(line.size() - 2, "-Dloader.main=" + MAIN);
            line.add(BOOT_LAUNCHER);
        } else {
            line.add(MAIN);
        }
        return List.copyOf(line);
    }
}
