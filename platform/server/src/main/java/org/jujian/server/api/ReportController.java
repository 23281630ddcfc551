package org.jujian.server.api;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {
    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
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
                    report.knownAt()
                            .map(at -> at.atZone(ChinaTime.ZONE).toOffsetDateTime())
                            .orElse(null),
                    report.state().name(),
                    report.issued().map(Report.Issue::number).orElse(null),
                    report.issued().map(Report.Issue::dataHash).orElse(null),
                    report.issued().map(Report.Issue::sha256).orElse(null),
                    report.problem()
                            .map(p -> new Failure(p.code(), p.message()))
                            .orElse(null),
                    report.createdAt().atZone(ChinaTime.ZONE).toOffsetDateTime());
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
