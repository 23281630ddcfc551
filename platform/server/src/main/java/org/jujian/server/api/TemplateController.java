package org.jujian.server.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.blank.ColumnGuide;
import org.jujian.etl.template.Choice;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.Template;
import org.jujian.server.submission.BlankSheets;
import org.jujian.tenants.people.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The templates: what their columns want, and sheets to fill in.
@RestController
class TemplateController {
    private final BlankSheets sheets;
    private final Clock clock;

    TemplateController(BlankSheets sheets, Clock clock) {
        this.sheets = sheets;
        this.clock = clock;
    }

    record ColumnAnswer(String name, boolean required, String kind, String example, String advice) {}

    /// @param oneOf of each list one group of columns must be there and filled in
    record Answer(String code, String name, List<ColumnAnswer> columns, List<List<List<String>>> oneOf) {
        static Answer of(Template template) {
            return new Answer(
                    template.code(),
                    template.title(),
                    ColumnGuide.of(template).stream()
                            .map(g -> new ColumnAnswer(
                                    g.name(), g.need() == Column.Need.REQUIRED, g.kind(), g.example(), g.advice()))
                            .toList(),
                    template.choices().stream().map(Choice::ways).toList());
        }
    }

    @GetMapping("/api/v1/templates")
    List<Answer> templates() {
        return Arrays.stream(Template.values()).map(Answer::of).toList();
    }

    /// `unit` is a community or a street, without it the caller's own; `period` a month, a quarter or a year, without
    /// it
    /// the current month; `format` csv or xlsx.
    @GetMapping("/api/v1/templates/{code}")
    void sheet(
            @AuthenticationPrincipal Person person,
            @PathVariable String code,
            @RequestParam Optional<String> unit,
            @RequestParam Optional<String> period,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletResponse response)
            throws IOException {
        Template template = Template.ofCode(code).orElseThrow(Problem::notFound);
        UnitCode of = unit.map(FigureController::unit).orElseGet(() -> own(person));
        Period covered = period.map(FigureController::period).orElseGet(() -> Period.monthOf(ChinaTime.today(clock)));
        boolean workbook = switch (format) {
            case "xlsx" -> true;
            case "csv" -> false;
            default -> throw new Problem("BAD_FORMAT", 400, "format：应为 csv 或 xlsx。");
        };
        BlankSheet sheet = sheets.of(person.scope(), template, of, covered);
        response.setContentType(
                workbook
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv; charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                template.title() + "-" + covered + (workbook ? ".xlsx" : ".csv"),
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (workbook) {
            sheet.writeWorkbook(response.getOutputStream());
        } else {
            sheet.writeCsv(response.getOutputStream());
        }
    }

    private static UnitCode own(Person person) {
        if (person.unit() == 0) {
            throw Problem.notFound();
        }
        return new UnitCode(person.unit());
    }
}
