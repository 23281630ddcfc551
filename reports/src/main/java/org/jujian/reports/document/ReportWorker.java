package org.jujian.reports.document;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.typeset.MissingGlyph;
import org.jujian.reports.document.writing.Imprint;
import org.jujian.reports.document.writing.NothingToReport;
import org.jujian.reports.document.writing.StaleSources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the reports that wait, one after the other, until none is left. Any number of workers on any number of nodes
/// may run: each report is claimed by one, and claimed again when that one does not come back in time. Making a report
/// twice gives the same file.
///
/// Sources are read by the platform itself, held to the unit of the report: what is printed rests on the data and on
/// the
/// audience that the report is written for, never on who asked.
public final class ReportWorker implements Runnable {
    /// The name of the job that runs this.
    public static final String JOB = "reports";

    private static final Logger LOG = LoggerFactory.getLogger(ReportWorker.class);
    private static final Scope REPORTS = Scope.system("reports");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST_ATTEMPTS = 5;

    private final ReportStore store;
    private final ReportFiles files;
    private final Map<Report.Kind, Manuscripts> manuscripts;
    private final Presses presses;
    private final Clock clock;

    /// @param manuscripts one for each kind of report
    public ReportWorker(
            Database database,
            ReportFiles files,
            Map<Report.Kind, Manuscripts> manuscripts,
            Presses presses,
            Clock clock) {
        this.store = new ReportStore(database);
        this.files = files;
        this.manuscripts = Map.copyOf(manuscripts);
        this.presses = presses;
        this.clock = clock;
    }

    /// Whether a worker would find something to do; asked before there is one.
    public static boolean isNeeded(Database database, Clock clock) {
        return new ReportStore(database).isWaiting(REPORTS, clock.instant());
    }

    @Override
    public void run() {
        Optional<ReportStore.Claimed> claimed = store.claim(REPORTS, clock.instant(), LEASE);
        while (claimed.isPresent()) {
            make(claimed.get());
            claimed = store.claim(REPORTS, clock.instant(), LEASE);
        }
    }

    private void make(ReportStore.Claimed claimed) {
        Report report = claimed.report();
        if (claimed.attempt() > MOST_ATTEMPTS) {
            fail(report, "REPORT_FAILED", "报告多次未能生成，数据没有变化。请联系平台管理员，并告知编号 " + report.id() + "。");
            return;
        }
        try {
            Manuscripts writer = Objects.requireNonNull(manuscripts.get(report.kind()), "writer of reports");
            Optional<Manuscript> written = claimed.edition().isEmpty()
                    ? writer.write(REPORTS, report)
                    : Optional.of(again(writer, report, claimed.edition().get()));
            if (written.isEmpty()) {
                fail(report, "NO_UNIT", "没有这个社区的名录，不能出具报告。请街道先报送单位名录。");
                return;
            }
            String number = written.get().snapshot().number();
            Imprint imprint = store.imprint(REPORTS, number);
            Manuscript edited = written.get().withWords(store.words(REPORTS, number));
            byte[] bytes = presses.print(imprint.onto(edited.paper()), report.format());
            String sha256 = files.keep(bytes);
            store.finish(
                    REPORTS,
                    report,
                    written.get(),
                    imprint,
                    new ReportStore.Printed(sha256, bytes.length),
                    clock.instant());
        } catch (StaleSources e) {
            LOG.info("report {} of {}: {}", report.id(), report.unit(), e.getMessage());
            fail(report, "FIGURES_BUSY", "数据正在重新计算，报告没有生成。请稍后重新生成。");
        } catch (NothingToReport e) {
            fail(report, "NOTHING_TO_REPORT", Objects.requireNonNull(e.getMessage(), "message"));
        } catch (MissingGlyph e) {
            fail(report, "MISSING_GLYPH", "发现字库没有的字（U+%04X），报告没有生成，以免漏字。请改用通用字，或联系平台管理员补充字库。".formatted(e.codePoint()));
        } catch (RuntimeException e) {
            LOG.error("report {} of {} failed", report.id(), report.unit(), e);
            fail(report, "REPORT_FAILED", "报告没有生成，数据没有变化。请联系平台管理员，并告知编号 " + report.id() + "。");
        }
    }

    /// What is frozen under a number, and nothing else.
    private Manuscript again(Manuscripts writer, Report report, String number) {
        Register.Frozen frozen = store.frozen(REPORTS, number).orElseThrow();
        Manuscript again = writer.again(report.kind(), frozen.snapshot()).withFigures(frozen.figures());
        if (!again.snapshot().number().equals(number)) {
            throw new IllegalStateException("report %s: frozen as %s, read back as %s"
                    .formatted(report.id(), number, again.snapshot().number()));
        }
        return again;
    }

    private void fail(Report report, String code, String message) {
        store.fail(REPORTS, report.id(), new Report.Failure(code, message), clock.instant());
    }
}
