package org.jujian.reports.document;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;

/// Reports: asked for here, made by [ReportWorker], found and verified here.
///
/// A report of a unit outside of the scope, or a report that does not exist, is a `Problem` NOT_FOUND alike.
public final class Reports {
    private static final Pattern NUMBER =
            Pattern.compile("(?:ZC|PF|TB|ND|GB|CW|DB)-(\\d{12})-[0-9Q-]{4,7}-[0-9A-F]{8}");
    private static final Scope VERIFICATION = Scope.system("verification");
    private static final int MOST_LISTED = 200;

    private final ReportStore store;
    private final ReportFiles files;
    private final Clock clock;
    private final Runnable wakeWorker;

    /// @param wakeWorker called after a report was asked for: kicks the job of [ReportWorker]
    public Reports(Database database, ReportFiles files, Clock clock, Runnable wakeWorker) {
        this.store = new ReportStore(database);
        this.files = files;
        this.clock = clock;
        this.wakeWorker = wakeWorker;
    }

    /// What is asked for, as written; `asOf` empty = the last day that is over.
    /// `knownAt` empty = everything received.
    public record Request(
            String kind,
            UnitCode unit,
            String period,
            String format,
            Optional<LocalDate> asOf,
            Optional<Instant> knownAt) {
        public Request(String kind, UnitCode unit, String period, String format, Optional<LocalDate> asOf) {
            this(kind, unit, period, format, asOf, Optional.empty());
        }
    }

    /// Queues a report. `UNSUPPORTED_REPORT` 422 for a kind or format that this edition does not make, `BAD_PERIOD` 400
    /// for a period that is none or has not begun by the cut-off.
    public Report request(Scope scope, Request request) {
        return request(scope, scope.audience(), UUID.randomUUID(), request);
    }

    /// The same for `reader`, asked for by the platform itself, under an id of its choice: asked for again, it is the
    /// same report.
    public Report requestOnce(Scope scope, Audience reader, UUID id, Request request) {
        if (scope.audience() != Audience.SYSTEM) {
            throw Problem.notFound();
        }
        return request(scope, reader, id, request);
    }

    private Report request(Scope scope, Audience reader, UUID id, Request request) {
        if (!scope.covers(request.unit())) {
            throw Problem.notFound();
        }
        Report.Kind kind = Report.Kind.ofCode(request.kind()).orElseThrow(() -> unsupported(request));
        Report.Format format = Report.Format.ofCode(request.format()).orElseThrow(() -> unsupported(request));
        if (!kind.isAbout(request.unit())) {
            throw new Problem(
                    "UNSUPPORTED_REPORT",
                    422,
                    kind.owner() == Report.Owner.COMMUNITY
                            ? kind.label() + "按社区出具，请填写社区代码。"
                            : kind.label() + "按街道出具，请填写街道代码（9位代码后加000）。");
        }
        if (!kind.isGivenBy(reader)) {
            throw new Problem("REPORT_NOT_ALLOWED", 403, kind.label() + "由街道出具。请联系街道办事处。");
        }
        Period period = Period.parse(request.period())
                .orElseThrow(() -> new Problem(
                        "BAD_PERIOD", 400, "期间：发现“" + request.period() + "”，应为月（2026-03）、季（2026Q1）或年（2026）。"));
        if (!kind.isAbout(period)) {
            throw new Problem("BAD_PERIOD", 400, "期间：发现“" + period + "”，" + kind.label() + kind.expectedPeriod());
        }
        LocalDate asOf = request.asOf().orElse(ChinaTime.today(clock).minusDays(1));
        if (period.firstDay().isAfter(asOf)) {
            throw new Problem("BAD_PERIOD", 400, "期间 " + period + " 在数据截止日 " + asOf + " 之后，没有可报告的数据。");
        }
        Report report = new Report(
                id,
                request.unit(),
                kind,
                kind.writtenFor(reader, request.unit()),
                period,
                format,
                asOf,
                request.knownAt(),
                Report.State.QUEUED,
                Optional.empty(),
                Optional.empty(),
                scope.actor(),
                clock.instant());
        store.insert(scope, report);
        wakeWorker.run();
        return report;
    }

    public Optional<Report> find(Scope scope, UUID id) {
        return store.find(scope, id);
    }

    /// The newest reports of a unit, at most 200.
    public List<Report> newest(Scope scope, UnitCode unit) {
        if (!scope.covers(unit)) {
            throw Problem.notFound();
        }
        return store.newest(scope, unit, MOST_LISTED);
    }

    /// The file of a report; `REPORT_NOT_READY` 409 while it is not done.
    public byte[] loadContent(Scope scope, UUID id) {
        Report report = store.find(scope, id).orElseThrow(Problem::notFound);
        Report.Issue issue = report.issued().orElseThrow(() -> new Problem("REPORT_NOT_READY", 409, "报告还没有生成，请稍后再下载。"));
        return files.load(issue.sha256());
    }

    /// The report of a number, for whoever holds a copy; only its unit's rows are reached. A copy written for the
    /// committee is verified too: its number can only be had from the copy.
    public Optional<Report> verify(String number) {
        Matcher written = NUMBER.matcher(number);
        if (!written.matches()) {
            return Optional.empty();
        }
        return UnitCode.parse(written.group(1))
                .flatMap(unit -> store.findIssued(VERIFICATION.within(unit.range()), number));
    }

    /// Whether the hash is that of a file which was printed under the number of a verified report, in whatever format,
    /// as a draft or as issued.
    public boolean isFileOf(Report verified, String sha256) {
        String number = verified.issued().map(Report.Issue::number).orElse("");
        return store.hasFile(VERIFICATION.within(verified.unit().range()), number, sha256);
    }

    /// The number of a newer edition of a verified report, for whoever holds the old one: other data since, or a later
    /// cut-off. Of what is written for the committee nothing is told.
    public Optional<String> newerEdition(Report verified) {
        if (verified.audience() == Audience.COMMITTEE) {
            return Optional.empty();
        }
        String number = verified.issued().map(Report.Issue::number).orElse("");
        return store.newestNumber(VERIFICATION.within(verified.unit().range()), verified)
                .filter(newest -> !newest.equals(number));
    }

    private static Problem unsupported(Request request) {
        return new Problem(
                "UNSUPPORTED_REPORT",
                422,
                "暂不支持的报告：种类“%s”、格式“%s”。现可生成种类 %s，格式 %s。"
                        .formatted(
                                request.kind(),
                                request.format(),
                                Arrays.stream(Report.Kind.values())
                                        .map(Report.Kind::code)
                                        .collect(Collectors.joining("、")),
                                Arrays.stream(Report.Format.values())
                                        .map(Report.Format::code)
                                        .collect(Collectors.joining("、"))));
    }
}
