package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Whether a printed report is genuine, for whoever holds one; tells what is printed on it, and whether
/// there is a newer edition.
@Controller
class VerificationController {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Reports reports;

    VerificationController(Reports reports) {
        this.reports = reports;
    }

    /// GENUINE: the number was issued, and the hash, where one was given, is the report's or its file's.
    enum Result {
        GENUINE,
        OTHER_HASH,
        UNKNOWN_NUMBER
    }

    record Verification(
            String number,
            Result result,
            boolean genuine,
            @Nullable String kind,
            @Nullable String unit,
            @Nullable String period,
            @Nullable LocalDate asOf,
            @Nullable String dataHash,
            @Nullable String sha256,
            @Nullable OffsetDateTime issuedAt,
            @Nullable String newerEdition) {
        @Nullable
        String shownTime() {
            return issuedAt == null ? null : SHOWN.format(issuedAt);
        }
    }

    @GetMapping(path = "/verify/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Verification answer(@PathVariable String number, @RequestParam Optional<String> hash) {
        return verify(number, hash);
    }

    @GetMapping(path = "/verify/{number}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable String number, @RequestParam Optional<String> hash, Model model) {
        Verification verification = verify(number, hash);
        model.addAttribute("verification", verification);
        model.addAttribute(
                "kind",
                Optional.ofNullable(verification.kind())
                        .flatMap(Report.Kind::ofCode)
                        .map(Report.Kind::label)
                        .orElse("报告"));
        model.addAttribute("issued", verification.shownTime());
        return "verify";
    }

    private Verification verify(String number, Optional<String> hash) {
        Optional<Report> found = reports.verify(number);
        if (found.isEmpty()) {
            return new Verification(
                    number, Result.UNKNOWN_NUMBER, false, null, null, null, null, null, null, null, null);
        }
        Report report = found.get();
        Report.Issue issue = report.issued().orElseThrow();
        boolean same = hash.isEmpty()
                || issue.dataHash().equals(hash.get())
                || issue.sha256().equals(hash.get());
        return new Verification(
                number,
                same ? Result.GENUINE : Result.OTHER_HASH,
                same,
                report.kind().code(),
                report.unit().toString(),
                report.period().toString(),
                report.asOf(),
                issue.dataHash(),
                issue.sha256(),
                time(issue.at()),
                reports.newerEdition(report).orElse(null));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atZone(ChinaTime.ZONE).toOffsetDateTime();
    }
}
