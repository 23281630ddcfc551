package org.jujian.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Refusal;
import org.jujian.etl.submission.RejectedRow;
import org.jujian.etl.submission.RowWarning;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.tenants.people.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
class SubmissionController {
    private static final int MOST_ROWS = 10_000;

    private final Submissions submissions;

    SubmissionController(Submissions submissions) {
        this.submissions = submissions;
    }

    record Acknowledged(String id, String state) {}

    record Counts(long read, long accepted, long rejected, long unchanged) {}

    record Answer(
            String id,
            String template,
            String state,
            BigDecimal progress,
            Counts rows,
            List<RejectedRow> rejections,
            List<RowWarning> warnings,
            @Nullable Refusal problem,
            String sha256,
            OffsetDateTime receivedAt) {}

    @PostMapping("/api/v1/submissions")
    ResponseEntity<Acknowledged> receive(
            @AuthenticationPrincipal Person person,
            @RequestParam MultipartFile file,
            @RequestParam String template,
            @RequestParam(defaultValue = "live") String mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String unit,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        var order = new NewSubmission(
                Template.ofCode(template)
                        .orElseThrow(() -> new Problem("BAD_TEMPLATE", 400, "template：应为 T-00、T-01 等模板代码。")),
                mode(mode),
                dryRun ? Purpose.DRY_RUN : Purpose.LOAD,
                AmountUnit.ofLabel(unit).orElseThrow(() -> new Problem("BAD_UNIT", 400, "unit：应为 元 或 万元。")),
                Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                Optional.ofNullable(key));
        try (InputStream bytes = file.getInputStream()) {
            Submission submission = submissions.receive(person.scope(), order, bytes);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/submissions/" + submission.id()))
                    .body(new Acknowledged(
                            submission.id().toString(), submission.state().name()));
        }
    }

    @GetMapping("/api/v1/submissions/{id}")
    Answer find(@AuthenticationPrincipal Person person, @PathVariable String id) {
        Submission s = submissions.load(person.scope(), id(id));
        return new Answer(
                s.id().toString(),
                s.template().code(),
                s.state().name(),
                s.progress(),
                new Counts(
                        s.rows().read(),
                        s.rows().accepted(),
                        s.rows().rejected(),
                        s.rows().unchanged()),
                submissions.rejections(person.scope(), s.id(), MOST_ROWS),
                submissions.warnings(person.scope(), s.id(), MOST_ROWS),
                s.problem().orElse(null),
                s.sha256().toString(),
                s.receivedAt().atZone(ChinaTime.ZONE).toOffsetDateTime());
    }

    @GetMapping("/api/v1/submissions/{id}/error-file")
    ResponseEntity<StreamingResponseBody> errorFile(@AuthenticationPrincipal Person person, @PathVariable String id) {
        Submission submission = submissions.loadForErrorFile(person.scope(), id(id));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        "改错表-" + submission.template().code() + ".csv",
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=UTF-8")
                .body(out -> submissions.writeErrorFile(person.scope(), submission.id(), out));
    }

    private static FeedMode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "live" -> FeedMode.LIVE;
            case "backfill" -> FeedMode.BACKFILL;
            default -> throw new Problem("BAD_MODE", 400, "mode：应为 live 或 backfill。");
        };
    }

    private static SubmissionId id(String text) {
        return SubmissionId.parse(text).orElseThrow(Problem::notFound);
    }
}
