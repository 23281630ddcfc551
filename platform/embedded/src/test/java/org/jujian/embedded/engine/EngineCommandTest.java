package org.jujian.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EngineCommandTest {
    private static final Path JAVA = Path.of("/opt/java");

    @Test
    void startsTheMainClassFromTheClassPathOfTheBuild() {
        assertThat(EngineCommand.line(JAVA, "classes:lib.jar", "file:/project/classes/"))
                .startsWith("/opt/java/bin/java", "-Xmx256m")
                .contains("--enable-native-access=ALL-UNNAMED")
                .endsWith("-cp", "classes:lib.jar", "org.jujian.embedded.engine.process.EngineMain");
    }

    @Test
    void startsThroughTheLoaderOfAPackagedJar() {
        assertThat(EngineCommand.line(
                        JAVA, "jujian.jar", "jar:nested:/opt/jujian.jar/!BOOT-INF/lib/jujian-embedded.jar!/"))
                .endsWith(
                        "-Dloader.main=org.jujian.embedded.engine.process.EngineMain",
                        "-cp",
                        "jujian.jar",
                        "org.springframework.boot.loader.launch.PropertiesLauncher");
    }
}
