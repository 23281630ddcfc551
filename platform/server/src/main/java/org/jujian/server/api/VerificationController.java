package org.jujian.server.api;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
import org.jujian.reports.document.issuing.Edition;
import org.jujian.reports.document.issuing.Editions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Whether a printed report is genuine, for whoever holds one; tells what is printed on it, whether it was signed and
/// issued, and whether there is a newer edition. Genuine is what the platform made under that number, a draft too; its
/// `stage` says what it is worth.
@Controller
class VerificationController {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Reports reports;
    private final Editions editions;

    VerificationController(Reports reports, Editions editions) {
        this.reports = reports;
        this.editions = editions;
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
            @Nullable String newerEdition,
            Edition.@Nullable State stage,
            @Nullable Integer ordinal,
            @Nullable String signedAs,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String replaces,
            @Nullable String replacedBy,
            @Nullable OffsetDateTime withdrawnAt) {
        static Verification unknown(String number) {
            return new Verification(
                    number,
                    Result.UNKNOWN_NUMBER,
                    false,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        @Nullable
        String shownTime() {
            return issuedAt == null ? null : SHOWN.format(issuedAt);
        }

        /// What the paper is worth, as a sentence.
        public String said() {
            return stage == null
                    ? ""
                    : switch (stage) {
                        case DRAFT, CHECKED, SIGNED -> "这一份是草稿，尚未签发，不作为正式文件。";
                        case ISSUED -> "这一份已经签发，现行有效。";
                        case REPLACED -> "这一份已被后来签发的一版替代，不再有效。";
                        case WITHDRAWN -> "这一份已由签发单位撤回，不再有效。";
                    };
        }

        public boolean inForce() {
            return stage == Edition.State.ISSUED;
        }

        public boolean draft() {
            return stage == Edition.State.DRAFT || stage == Edition.State.CHECKED || stage == Edition.State.SIGNED;
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
        model.addAttribute(
                "published", verification.publishedAt() == null ? null : SHOWN.format(verification.publishedAt()));
        model.addAttribute(
                "withdrawn", verification.withdrawnAt() == null ? null : SHOWN.format(verification.withdrawnAt()));
        return "verify";
    }

    private Verification verify(String number, Optional<String> hash) {
        Optional<Report> found = reports.verify(number);
        if (found.isEmpty()) {
            return Verification.unknown(number);
        }
        Report report = found.get();
        Report.Issue issue = report.issued().orElseThrow();
        Optional<Edition> edition = editions.verify(report);
        // of what is written for the committee nothing is told but what stands on the copy
        boolean told = report.audience() != Audience.COMMITTEE;
        boolean same = hash.isEmpty() || issue.dataHash().equals(hash.get()) || reports.isFileOf(report, hash.get());
        return new Verification(
                number,
                same ? Result.GENUINE : Result.OTHER_HASH,
                same,
                report.kind().code(),
                report.unit().toString(),
                report.period().toString(),
                report.asOf(),
                issue.dataHash(),
                edition.flatMap(e -> e.file().sha256()).orElse(issue.sha256()),
                ChinaTime.offset(issue.at()),
                reports.newerEdition(report).orElse(null),
                edition.map(Edition::state).orElse(null),
                edition.flatMap(Edition::ordinal).orElse(null),
                edition.flatMap(Edition::signedAs).orElse(null),
                edition.flatMap(Edition::issued)
                        .map(mark -> ChinaTime.offset(mark.at()))
                        .orElse(null),
                edition.flatMap(Edition::replaces).orElse(null),
                edition.filter(e -> told).flatMap(Edition::replacedBy).orElse(null),
                edition.flatMap(Edition::withdrawn)
                        .map(withdrawal -> ChinaTime.offset(withdrawal.at()))
                        .orElse(null));
    }
}
