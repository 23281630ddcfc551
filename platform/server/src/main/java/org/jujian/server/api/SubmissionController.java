package org.jujian.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.submission.History;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Purpose;
import org.jujian.etl.submission.Refusal;
import org.jujian.etl.submission.RejectedRow;
import org.jujian.etl.submission.RejectionPage;
import org.jujian.etl.submission.RejectionReason;
import org.jujian.etl.submission.RowWarning;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.SubmissionState;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.server.submission.FeedingDesk;
import org.jujian.server.submission.SaidHeadings;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Feeding files, as contract.md says.
@RestController
class SubmissionController {
    /// How many rows one answer lists; the counts and the error file know all of them.
    private static final int MOST_ROWS = 10_000;

    private static final int ROWS_OF_A_REASON = 5;
    private static final int MOST_SUBMISSIONS = 100;
    private static final String JSON_LINES = "application/x-ndjson";

    private final FeedingDesk desk;
    private final Submissions submissions;

    SubmissionController(FeedingDesk desk, Submissions submissions) {
        this.desk = desk;
        this.submissions = submissions;
    }

    record Acknowledged(String id, String state) {}

    record Counts(long read, long accepted, long rejected, long unchanged) {}

    /// `column` is the template's name of it, `letters` and `heading` how the sender sees it: `F`, `到期日`.
    record Rejection(int row, String column, @Nullable String letters, String heading, String code, String message) {
        static Rejection of(RejectedRow r) {
            return new Rejection(r.row(), r.column(), r.letters(), r.heading(), r.code(), r.message());
        }
    }

    /// How many rows were rejected with this code in this column, and the first of them.
    record Reason(String code, String column, long count, List<Rejection> first) {
        static Reason of(RejectionReason r) {
            return new Reason(
                    r.code(),
                    r.column(),
                    r.count(),
                    r.first().stream().map(Rejection::of).toList());
        }
    }

    /// `next` continues behind the last of these rows; null at the end.
    record Rejections(List<Rejection> rejections, @Nullable String next) {}

    record Answer(
            String id,
            String template,
            String state,
            BigDecimal progress,
            Counts rows,
            List<Rejection> rejections,
            List<Reason> reasons,
            List<RowWarning> warnings,
            @Nullable Refusal problem,
            String sha256,
            OffsetDateTime receivedAt) {}

    @PostMapping("/api/v1/submissions")
    ResponseEntity<Acknowledged> receive(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "live") String mode,
            @RequestParam(defaultValue = "false") String dryRun,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "false") String rememberMapping,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        if (file == null) {
            throw new Problem("MISSING_FILE", 400, "file：没有文件。怎么办：用 multipart/form-data 的 file 字段上传。");
        }
        var order = order(template, mode, dryRun, unit, mapping, rememberMapping, fileName(file), key);
        try (InputStream bytes = file.getInputStream()) {
            return answer(desk.acknowledge(person, order, bytes));
        }
    }

    /// JSON lines as the body itself, everything else in the address; judged as a file of the same rows.
    @PostMapping(value = "/api/v1/submissions", consumes = JSON_LINES)
    ResponseEntity<Acknowledged> receiveLines(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "live") String mode,
            @RequestParam(defaultValue = "false") String dryRun,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "false") String rememberMapping,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        var order = order(template, mode, dryRun, unit, mapping, rememberMapping, template + ".jsonl", key);
        try (InputStream bytes = request.getInputStream()) {
            return answer(desk.acknowledge(person, order, bytes));
        }
    }

    private static NewSubmission order(
            String template,
            String mode,
            String dryRun,
            String unit,
            String mapping,
            String rememberMapping,
            String fileName,
            @Nullable String key) {
        Template chosen = template(template);
        return new NewSubmission(
                chosen,
                mode(mode),
                purpose(dryRun),
                AmountUnit.ofLabel(unit).orElseThrow(() -> new Problem("BAD_UNIT", 400, "unit：应为 元 或 万元。")),
                fileName,
                Optional.ofNullable(key),
                headings(chosen, mapping, rememberMapping));
    }

    /// A repeated call gets the answer of the first, word for word; how far the work is, `GET` says.
    private static ResponseEntity<Acknowledged> answer(Submissions.Acknowledgement acknowledged) {
        String id = acknowledged.submission().id().toString();
        var answer = ResponseEntity.accepted().location(URI.create("/api/v1/submissions/" + id));
        if (acknowledged.replayed()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(new Acknowledged(id, SubmissionState.RECEIVED.name()));
    }

    /// Those that are looked for, the newest first, without their rows. `Link: <…>; rel="next"` leads to the ones
    /// before
    /// them, `X-Total-Count` says how many there are.
    @GetMapping("/api/v1/submissions")
    ResponseEntity<List<Answer>> list(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        if (limit < 1 || limit > MOST_SUBMISSIONS) {
            throw new Problem("BAD_PARAMETER", 400, "limit：应为 1 至 " + MOST_SUBMISSIONS + "。");
        }
        if (!cursor.matches("\\d{0,18}")) {
            throw new Problem("BAD_PARAMETER", 400, "cursor：应为上一页 Link 给出的值。");
        }
        var filter = new History.Filter(
                template.isEmpty() ? Optional.empty() : Optional.of(template(template)),
                state.isEmpty() ? Optional.empty() : Optional.of(state(state)),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                by.isEmpty() ? Optional.empty() : Optional.of(by));
        History history = submissions.history(
                person.scope(),
                filter,
                new History.Slice(cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor), 0, limit));
        List<Submission> found = history.submissions();
        List<Submission> page = found.subList(0, Math.min(limit, found.size()));
        var answer = ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(history.totals().all()));
        if (found.size() > limit) {
            String next = ServletUriComponentsBuilder.fromRequestUri(request)
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", page.getLast().number())
                    .build(true)
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page.stream()
                .map(s -> answer(s, List.of(), List.of(), List.of()))
                .toList());
    }

    private static SubmissionState state(String name) {
        return Arrays.stream(SubmissionState.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("BAD_PARAMETER", 400, "state：应为 RECEIVED、RUNNING、DONE 或 FAILED。"));
    }

    private static Template template(String code) {
        return Template.ofCode(code)
                .orElseThrow(() -> new Problem("BAD_TEMPLATE", 400, "template：应为 T-00、T-01 等模板代码。"));
    }

    @GetMapping("/api/v1/submissions/{id}")
    Answer find(@AuthenticationPrincipal Person person, @PathVariable String id) {
        Submission submission = submissions.load(person.scope(), id(id));
        return answer(
                submission,
                submissions.rejections(person.scope(), submission.id(), RejectionPage.first(MOST_ROWS)).stream()
                        .map(Rejection::of)
                        .toList(),
                submissions.reasons(person.scope(), submission.id(), ROWS_OF_A_REASON).stream()
                        .map(Reason::of)
                        .toList(),
                submissions.warnings(person.scope(), submission.id(), MOST_ROWS));
    }

    /// All rejections page by page, or those for one reason.
    @GetMapping("/api/v1/submissions/{id}/rejections")
    Rejections rejections(
            @AuthenticationPrincipal Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String column,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        Submission submission = submissions.load(person.scope(), id(id));
        if (limit < 1 || limit > MOST_ROWS) {
            throw new Problem("BAD_PARAMETER", 400, "limit：应为 1 至 " + MOST_ROWS + "。");
        }
        if ((code == null) != (column == null)) {
            throw new Problem("BAD_PARAMETER", 400, "code 和 column：应同时给出，或都不给。");
        }
        Optional<RejectionPage.Reason> reason =
                code == null || column == null ? Optional.empty() : Optional.of(new RejectionPage.Reason(code, column));
        List<RejectedRow> rows = submissions.rejections(
                person.scope(), submission.id(), new RejectionPage(reason, place(cursor), 0, limit + 1));
        List<RejectedRow> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Rejections(
                page.stream().map(Rejection::of).toList(),
                rows.size() > limit
                        ? page.getLast().row() + "." + page.getLast().part()
                        : null);
    }

    private static RejectionPage.Place place(String cursor) {
        if (cursor.isEmpty()) {
            return RejectionPage.Place.BEGINNING;
        }
        if (!cursor.matches("\\d{1,9}\\.\\d{1,9}")) {
            throw new Problem("BAD_PARAMETER", 400, "cursor：应为上一页给出的 next。");
        }
        int dot = cursor.indexOf('.');
        return new RejectionPage.Place(
                Integer.parseInt(cursor.substring(0, dot)), Integer.parseInt(cursor.substring(dot + 1)));
    }

    private static Answer answer(
            Submission s, List<Rejection> rejections, List<Reason> reasons, List<RowWarning> warnings) {
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
                rejections,
                reasons,
                warnings,
                s.problem().orElse(null),
                s.sha256().toString(),
                ChinaTime.offset(s.receivedAt()));
    }

    @GetMapping("/api/v1/submissions/{id}/error-file")
    void errorFile(@AuthenticationPrincipal Person person, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        Submission submission = submissions.loadForErrorFile(person.scope(), id(id));
        Kind kind = Kind.of(submissions.errorFileEnding(person.scope(), submission.id()));
        response.setContentType(kind.mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("改错表-" + submission.template().code() + kind.ending, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        submissions.writeErrorFile(person.scope(), submission.id(), response.getOutputStream());
    }

    /// What kind of file an error file is: that of the file that was fed.
    private enum Kind {
        WORKBOOK(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        LINES(".jsonl", JSON_LINES + "; charset=UTF-8"),
        TEXT(".csv", "text/csv; charset=UTF-8");

        private final String ending;
        private final String mediaType;

        Kind(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        static Kind of(String ending) {
            return Arrays.stream(values())
                    .filter(kind -> kind.ending.equals(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static NewSubmission.Headings headings(Template template, String mapping, String remember) {
        return switch (remember.toLowerCase(Locale.ROOT)) {
            case "false", "" -> SaidHeadings.forOneFile(template, mapping);
            case "true" -> SaidHeadings.forGood(template, mapping);
            default -> throw new Problem("BAD_REMEMBER_MAPPING", 400, "rememberMapping：应为 true 或 false。");
        };
    }

    private static Purpose purpose(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "false", "" -> Purpose.LOAD;
            case "true" -> Purpose.DRY_RUN;
            default -> throw new Problem("BAD_DRY_RUN", 400, "dryRun：应为 true 或 false。");
        };
    }

    /// The last part of a path that some browsers send.
    private static String fileName(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static FeedMode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "live", "" -> FeedMode.LIVE;
            case "backfill" -> FeedMode.BACKFILL;
            default -> throw new Problem("BAD_MODE", 400, "mode：应为 live 或 backfill。");
        };
    }

    private static SubmissionId id(String text) {
        return SubmissionId.parse(text).orElseThrow(Problem::notFound);
    }
}
