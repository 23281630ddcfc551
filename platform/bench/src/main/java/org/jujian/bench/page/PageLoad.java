package org.jujian.bench.page;

import java.io.PrintStream;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The pages of a running demo under 1, 16, 64 and 200 users. Ends by itself: each step is a number of requests, and no
/// request lasts longer than 20 seconds.
public final class PageLoad {
    private static final double STEP_SECONDS = 15;
    private static final long SEED = 20260301;

    private final URI platform;
    private final String password;

    public PageLoad(URI platform, String password) {
        this.platform = platform;
        this.password = password;
    }

    private record Page(String title, String path, String reader) {}

    private static final List<Page> PAGES = List.of(
            new Page("community", "/community", "liyuan-clerk"),
            new Page("street", "/street", "jiading-office"),
            new Page("scorecard", "/scorecards/310114004009", "jiading-discipline"),
            new Page("committee list", "/scorecards", "jiading-discipline"),
            new Page("register of reports", "/reports", "jiading-office"));

    private record Step(int users, double aSecond) {}

    private static final List<Step> STEPS =
            List.of(new Step(1, 1), new Step(16, 8), new Step(64, 32), new Step(200, 50));

    public void run(PrintStream out) {
        Map<String, Visitor> visitors = new LinkedHashMap<>();
        PAGES.forEach(
                page -> visitors.computeIfAbsent(page.reader(), reader -> Visitor.login(platform, reader, password)));
        try {
            List<Visitor> readers = PAGES.stream()
                    .map(Page::reader)
                    .map(reader -> java.util.Objects.requireNonNull(visitors.get(reader)))
                    .toList();
            bytes(readers, out);
            ask(readers, new Step(4, 10));
            out.println("| Users | requests/s | Page | answered | gave up | failed | p50 ms | p95 ms | p99 ms |");
            out.println("|---|---|---|---|---|---|---|---|---|");
            STEPS.forEach(step -> print(step, ask(readers, step), out));
        } finally {
            visitors.values().forEach(Visitor::close);
        }
    }

    private static void bytes(List<Visitor> readers, PrintStream out) {
        out.println("| Page | page KiB | files KiB | first visit KiB | requests |");
        out.println("|---|---|---|---|---|");
        for (int i = 0; i < PAGES.size(); i++) {
            Visitor.FirstVisit visit = readers.get(i).firstVisit(PAGES.get(i).path());
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %d |%n",
                    PAGES.get(i).title(),
                    visit.page() / 1024.0,
                    visit.files() / 1024.0,
                    (visit.page() + visit.files()) / 1024.0,
                    visit.requests());
        }
        out.println();
    }

    private static Arrivals.Outcome ask(List<Visitor> readers, Step step) {
        return new Arrivals(step.users(), step.aSecond(), STEP_SECONDS, SEED)
                .run(
                        PAGES.size(),
                        page -> readers.get(page).read(PAGES.get(page).path()));
    }

    private static void print(Step step, Arrivals.Outcome outcome, PrintStream out) {
        print(step, "**all**", outcome.millis(), outcome, out);
        for (int page = 0; page < PAGES.size(); page++) {
            int kind = page;
            print(
                    step,
                    PAGES.get(page).title(),
                    IntStream.range(0, outcome.millis().length)
                            .filter(i -> outcome.kinds()[i] == kind)
                            .mapToDouble(i -> outcome.millis()[i])
                            .toArray(),
                    null,
                    out);
        }
    }

    private static void print(
            Step step,
            String title,
            double[] all,
            Arrivals.@org.jspecify.annotations.Nullable Outcome outcome,
            PrintStream out) {
        double[] answered = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "| %d | %.0f | %s | %d | %s | %s | %.0f | %.0f | %.0f |%n",
                step.users(),
                step.aSecond(),
                title,
                answered.length,
                outcome == null ? "" : outcome.gaveUp(),
                outcome == null ? "" : outcome.failed(),
                quantile(answered, 0.50),
                quantile(answered, 0.95),
                quantile(answered, 0.99));
    }

    /// The least value that at least this share is not above; NaN of nothing.
    static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
