package org.jujian.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.sheet.CsvLine;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.server.submission.RowsDesk;
import org.jujian.tenants.people.Person;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The rows that were fed, as they stand.
@RestController
class RowController {
    private static final int MOST_ROWS = 5000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RowsDesk desk;

    RowController(RowsDesk desk) {
        this.desk = desk;
    }

    /// @param submission null where the caller may not open the file
    record Held(
            @Nullable String submission,
            int row,
            OffsetDateTime receivedAt,
            boolean backfill,
            Map<String, String> values) {
        static Held of(RowsDesk.Line line) {
            return new Held(
                    line.source().map(s -> s.id().toString()).orElse(null),
                    line.row(),
                    ChinaTime.offset(line.receivedAt()),
                    line.backfill(),
                    line.values());
        }
    }

    /// @param total how many rows there are in all pages; `next` continues behind these, null at the end
    record Answer(
            String template,
            String unit,
            List<String> columns,
            long total,
            List<Held> rows,
            @Nullable String next) {}

    @GetMapping(value = "/api/v1/rows", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer rows(
            @AuthenticationPrincipal Person person,
            @RequestParam String template,
            @RequestParam String unit,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "false") String versions,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        RowsDesk.Page page = page(person, asked(template, unit, period, versions), cursor, limit);
        return new Answer(
                template,
                unit,
                page.headings(),
                page.total(),
                page.lines().stream().map(Held::of).toList(),
                page.next().map(RowsDesk.Place::toString).orElse(null));
    }

    /// The same as a spreadsheet opens it; `Link: <…>; rel="next"` leads to the next page.
    @GetMapping(value = "/api/v1/rows", produces = "text/csv")
    ResponseEntity<byte[]> csv(
            @AuthenticationPrincipal Person person,
            @RequestParam String template,
            @RequestParam String unit,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "false") String versions,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "5000") int limit,
            HttpServletRequest request) {
        RowsDesk.Page page = page(person, asked(template, unit, period, versions), cursor, limit);
        var answer = ResponseEntity.ok().contentType(CSV);
        page.next()
                .ifPresent(next -> answer.header(
                        HttpHeaders.LINK,
                        "<"
                                + ServletUriComponentsBuilder.fromRequestUri(request)
                                        .query(request.getQueryString())
                                        .replaceQueryParam("cursor", next)
                                        .build(true)
                                        .toUriString()
                                + ">; rel=\"next\""));
        return answer.body(csv(page).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(RowsDesk.Page page) {
        List<String> lines = new ArrayList<>();
        List<String> headings = new ArrayList<>(page.headings());
        headings.addAll(List.of("来源文件", "来源行号", "收到时间", "补录"));
        lines.add(CsvLine.of(headings));
        for (RowsDesk.Line line : page.lines()) {
            List<String> cells = new ArrayList<>(line.values().values());
            cells.add(line.source().map(Submission::fileName).orElse(""));
            cells.add(Integer.toString(line.row()));
            cells.add(ChinaTime.offset(line.receivedAt()).toString());
            cells.add(line.backfill() ? "是" : "否");
            lines.add(CsvLine.of(cells));
        }
        return "\uFEFF" + String.join("\r\n", lines) + "\r\n";
    }

    private RowsDesk.Page page(Person person, RowsDesk.Asked asked, String cursor, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new Problem("BAD_PARAMETER", 400, "limit：应为 1 至 " + MOST_ROWS + "。");
        }
        return cursor.isEmpty()
                ? desk.find(person, asked, limit)
                : desk.find(person, asked, RowsDesk.place(cursor), limit);
    }

    private static RowsDesk.Asked asked(String template, String unit, String period, String versions) {
        return new RowsDesk.Asked(
                UnitCode.parse(unit).orElseThrow(Problem::notFound),
                Template.ofCode(template)
                        .orElseThrow(() -> new Problem("BAD_TEMPLATE", 400, "template：应为 T-00、T-01 等模板代码。")),
                period.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Period.parse(period)
                                .orElseThrow(() ->
                                        new Problem("BAD_PERIOD", 400, "period：应为 2026-03、2026Q1 或 2026 这样的写法。"))),
                switch (versions) {
                    case "false", "" -> HeldRows.Which.CURRENT;
                    case "true" -> HeldRows.Which.ALL_VERSIONS;
                    default -> throw new Problem("BAD_PARAMETER", 400, "versions：应为 true 或 false。");
                });
    }
}
