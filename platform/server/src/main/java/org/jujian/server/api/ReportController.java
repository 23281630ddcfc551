package org.jujian.server.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.issuing.Edition;
import org.jujian.reports.document.issuing.Editions;
import org.jujian.tenants.people.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {
    private static final int LISTED = 200;
    private final Reports reports;
    private final Editions editions;

    ReportController(Reports reports, Editions editions) {
        this.reports = reports;
        this.editions = editions;
    }

    /// A paper of the register.
    ///
    /// @param edition first, second, … of what was issued
    /// @param sha256  of its file: the draft's until it is issued, then the issued one
    record Entry(
            String number,
            String kind,
            String unit,
            String period,
            LocalDate asOf,
            Edition.State state,
            @Nullable Integer edition,
            String dataHash,
            @Nullable String sha256,
            String reportId,
            OffsetDateTime draftedAt,
            @Nullable OffsetDateTime checkedAt,
            @Nullable OffsetDateTime signedAt,
            @Nullable String signedAs,
            @Nullable OffsetDateTime issuedAt,
            @Nullable String replaces,
            @Nullable String replacedBy) {
        static Entry of(Edition e) {
            return new Entry(
                    e.number(),
                    e.kind().code(),
                    e.unit().toString(),
                    e.period().toString(),
                    e.asOf(),
                    e.state(),
                    e.ordinal().orElse(null),
                    e.dataHash(),
                    e.file().sha256().orElse(null),
                    e.file().report().toString(),
                    time(e.drafted()),
                    e.checked().map(Entry::time).orElse(null),
                    e.signed().map(Entry::time).orElse(null),
                    e.signedAs().orElse(null),
                    e.issued().map(Entry::time).orElse(null),
                    e.replaces().orElse(null),
                    e.replacedBy().orElse(null));
        }

        private static OffsetDateTime time(Edition.Mark mark) {
            return ChinaTime.offset(mark.at());
        }
    }

    /// The register, newest first, 200 on a page; `unit` is a community or a street with its communities, `q` words
    /// that stand in the paper or its number.
    @GetMapping("/api/v1/reports")
    List<Entry> list(
            @AuthenticationPrincipal Person person,
            @RequestParam Optional<String> unit,
            @RequestParam Optional<String> period,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> q,
            @RequestParam(defaultValue = "1") int page) {
        if (person.scope().ranges().isEmpty()) {
            throw Problem.notFound();
        }
        Editions.Filter filter = new Editions.Filter(
                unit.map(text -> reached(person, text)),
                kind.map(code -> Report.Kind.ofCode(code)
                        .orElseThrow(() -> new Problem("BAD_PARAMETER", 400, "参数 kind：没有种类“" + code + "”。"))),
                period.map(text -> Period.parse(text)
                        .orElseThrow(() ->
                                new Problem("BAD_PERIOD", 400, "期间：发现“" + text + "”，应为月（2026-03）、季（2026Q1）或年（2026）。"))),
                Optional.empty(),
                Editions.Filter.terms(q.orElse("")));
        return editions.page(person.scope(), filter, Math.max(1, page), LISTED).editions().stream()
                .map(Entry::of)
                .toList();
    }

    private static CodeRange reached(Person person, String text) {
        CodeRange range = UnitCode.parse(text)
                .filter(code -> !code.isStreet())
                .map(UnitCode::range)
                .or(() -> StreetCode.parse(text).map(StreetCode::range))
                .or(() -> UnitCode.parse(text).map(code -> code.street().range()))
                .orElseThrow(Problem::notFound);
        if (!person.scope().covers(range)) {
            throw Problem.notFound();
        }
        return range;
    }

    record Order(
            @Nullable String kind,
            @Nullable String unit,
            @Nullable String period,
            @Nullable String format,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {}

    record Failure(String code, String message) {}

    record Answer(
            String id,
            String kind,
            String unit,
            String period,
            String format,
            LocalDate asOf,
            @Nullable OffsetDateTime knownAt,
            String state,
            @Nullable String number,
            @Nullable String dataHash,
            @Nullable String sha256,
            @Nullable Failure problem,
            OffsetDateTime createdAt) {
        static Answer of(Report report) {
            return new Answer(
                    report.id().toString(),
                    report.kind().code(),
                    report.unit().toString(),
                    report.period().toString(),
                    report.format().code(),
                    report.asOf(),
                    report.knownAt().map(ChinaTime::offset).orElse(null),
                    report.state().name(),
                    report.issued().map(Report.Issue::number).orElse(null),
                    report.issued().map(Report.Issue::dataHash).orElse(null),
                    report.issued().map(Report.Issue::sha256).orElse(null),
                    report.problem()
                            .map(p -> new Failure(p.code(), p.message()))
                            .orElse(null),
                    ChinaTime.offset(report.createdAt()));
        }
    }

    @PostMapping("/api/v1/reports")
    ResponseEntity<Answer> request(@AuthenticationPrincipal Person person, @RequestBody Order order) {
        UnitCode unit = UnitCode.parse(orEmpty(order.unit())).orElseThrow(Problem::notFound);
        Report report = reports.request(
                person.scope(),
                new Reports.Request(
                        orEmpty(order.kind()),
                        unit,
                        orEmpty(order.period()),
                        orEmpty(order.format()),
                        Optional.ofNullable(order.asOf()),
                        Optional.ofNullable(order.knownAt())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/reports/" + report.id()))
                .body(Answer.of(report));
    }

    @GetMapping("/api/v1/reports/{id}")
    Answer find(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return Answer.of(reports.find(person.scope(), id(id)).orElseThrow(Problem::notFound));
    }

    @GetMapping("/api/v1/reports/{id}/content")
    ResponseEntity<byte[]> content(@AuthenticationPrincipal Person person, @PathVariable String id) {
        Report report = reports.find(person.scope(), id(id)).orElseThrow(Problem::notFound);
        byte[] content = reports.loadContent(person.scope(), report.id());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(report.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(report.kind().code() + "-" + report.id() + "."
                                        + report.format().code())
                                .build()
                                .toString())
                .body(content);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
