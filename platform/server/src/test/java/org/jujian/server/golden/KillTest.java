package org.jujian.server.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acknowledged is durable: whatever process is killed while files are being loaded, nothing is lost and nothing
/// doubled, and the figures are those of an undisturbed run.
class KillTest {
    private static final Map<String, String> SETTINGS =
            Map.of("JUJIAN_DEMO", "units", "JUJIAN_CLOCK", "2026-04-01T08:00:00+08:00");

    private record Sent(GoldenSet.Feed feed, String id) {}

    @Test
    void losesNothingWhenEachProcessIsKilledWhileFilesAreLoading(@TempDir Path folder) throws Exception {
        try (var application = new ApplicationProcess(folder, SETTINGS)) {
            application.start(Duration.ofMinutes(4));
            List<GoldenSet.Feed> feeds = GoldenSet.manifest();
            var sent = new ArrayList<Sent>();

            send(application, feeds.subList(0, 4), sent);
            application.kill();
            application.start(Duration.ofMinutes(4));

            send(application, feeds.subList(4, 11), sent);
            application.killEngine();
            application.awaitDown(Duration.ofSeconds(20));
            application.awaitUp(Duration.ofMinutes(1));

            send(application, feeds.subList(11, 18), sent);
            application.killPostgres();
            application.awaitDown(Duration.ofSeconds(20));
            application.awaitUp(Duration.ofMinutes(1));

            send(application, feeds.subList(18, feeds.size()), sent);
            application.kill();
            application.start(Duration.ofMinutes(4));

            assertThat(answers(application, sent)).isEqualTo(GoldenSet.expectedCounts());
            assertFigures(application);

            application.kill();
            application.loseEngineDirectory();
            application.start(Duration.ofMinutes(4));
            assertThat(answers(application, sent)).isEqualTo(GoldenSet.expectedCounts());
            assertFigures(application);
        }
    }

    /// Nobody asks for a run: what was cut off is found again by itself.
    private static void assertFigures(ApplicationProcess application) {
        var jiading = ApiClient.login(application.base(), "jiading-office");
        var xinhua = ApiClient.login(application.base(), "xinhua-office");
        assertThat(FigureComparison.of(
                                GoldenSet.expected("values"), GoldenSet.figures(jiading, xinhua, "2026-01", "2026-03"))
                        .differences())
                .isEmpty();
        assertThat(FigureComparison.of(
                                GoldenSet.expected("quarters"), GoldenSet.figures(jiading, xinhua, "2026Q1", "2026Q1"))
                        .differences())
                .isEmpty();
    }

    private static void send(ApplicationProcess application, List<GoldenSet.Feed> feeds, List<Sent> sent) {
        for (GoldenSet.Feed feed : feeds) {
            var office = ApiClient.login(application.base(), GoldenSet.officeOf(feed.street()));
            String name = feed.file().substring(feed.file().lastIndexOf('/') + 1);
            sent.add(new Sent(feed, office.submit(feed.template(), "backfill", name, GoldenSet.bytes(feed.file()))));
        }
    }

    private static List<GoldenSet.Counts> answers(ApplicationProcess application, List<Sent> sent) {
        var answers = new GoldenSet.Answers(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Sent one : sent) {
            var office = ApiClient.login(
                    application.base(), GoldenSet.officeOf(one.feed().street()));
            GoldenSet.record(
                    answers, one.feed().file(), office.await("/api/v1/submissions/", one.id(), Duration.ofMinutes(4)));
        }
        return answers.counts();
    }
}
