package org.jujian.server.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.etl.preview.Covered;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.preview.PreviewRow;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.Layout;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.server.submission.FeedingDesk;
import org.jujian.server.submission.SaidHeadings;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// What a file would be read as, before it is fed: nothing is loaded and nothing kept.
@RestController
class PreviewController {
    private final FeedingDesk desk;

    PreviewController(FeedingDesk desk) {
        this.desk = desk;
    }

    record Header(int firstRow, int lastRow) {}

    /// `match`: NAME, SYNONYM, MAPPED, REMEMBERED (mapped by what was said before), UNUSED, UNKNOWN
    record Heading(String heading, @Nullable String column, String match) {}

    record Answer(
            @Nullable String template,
            boolean guessed,
            @Nullable String form,
            @Nullable Header header,
            @Nullable String unit,
            List<Heading> headings,
            List<String> missing,
            long rows,
            @Nullable Covered period,
            List<PreviewRow> firstRows,
            List<Warning> warnings,
            @Nullable FileProblem problem) {}

    @PostMapping("/api/v1/previews")
    Answer preview(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String mapping)
            throws IOException {
        if (file == null) {
            throw new Problem("MISSING_FILE", 400, "file：没有文件。怎么办：用 multipart/form-data 的 file 字段上传。");
        }
        Optional<Template> chosen = template.isEmpty()
                ? Optional.empty()
                : Optional.of(Template.ofCode(template)
                        .orElseThrow(() -> new Problem("BAD_TEMPLATE", 400, "template：应为 T-00、T-01 等模板代码，或不写。")));
        if (chosen.isEmpty() && !mapping.isBlank()) {
            throw new Problem("BAD_MAPPING", 400, "mapping：要同时写明 template。");
        }
        AmountUnit declared =
                AmountUnit.ofLabel(unit).orElseThrow(() -> new Problem("BAD_UNIT", 400, "unit：应为 元 或 万元。"));
        NewSubmission.Headings headings =
                chosen.map(t -> SaidHeadings.forOneFile(t, mapping)).orElseGet(NewSubmission.Headings.AsBefore::new);
        return answer(desk.preview(person, chosen, declared, headings, file::getInputStream), headings);
    }

    private static Answer answer(Preview preview, NewSubmission.Headings headings) {
        Layout layout = preview.layout().orElse(null);
        return new Answer(
                preview.template().map(Template::code).orElse(null),
                preview.guessed(),
                layout == null ? null : layout.form(),
                layout == null ? null : new Header(layout.firstRow(), layout.lastRow()),
                layout == null ? null : layout.unit().label(),
                layout == null
                        ? List.of()
                        : layout.headings().stream()
                                .map(h -> heading(h, headings))
                                .toList(),
                layout == null ? List.of() : layout.missing(),
                preview.rows(),
                preview.covered().orElse(null),
                preview.firstRows(),
                preview.warnings(),
                preview.problem().orElse(null));
    }

    private static Heading heading(Layout.Heading heading, NewSubmission.Headings headings) {
        Column column = heading.column();
        boolean before = headings instanceof NewSubmission.Headings.AsBefore;
        String match = before && heading.match() == Layout.Match.MAPPED
                ? "REMEMBERED"
                : heading.match().name();
        return new Heading(heading.text(), column == null ? null : column.name(), match);
    }
}
