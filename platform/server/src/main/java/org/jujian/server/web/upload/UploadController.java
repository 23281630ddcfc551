package org.jujian.server.web.upload;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.template.Template;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
class UploadController {
    private static final int HISTORY = 8;
    private static final int REMARKS = 100;
    private static final Uploads.Headings NOTHING_SAID = new Uploads.Headings(Map.of(), Uploads.Memory.THIS_FILE);

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @GetMapping("/upload")
    String form(Viewer viewer, @RequestParam Optional<String> template, Model model) {
        requireFeeder(viewer);
        return show(
                viewer,
                UploadPages.form(choices(viewer, template.orElse("")), backfill(viewer), history(viewer)),
                model);
    }

    /// Takes a file; what it refuses is said above the form again, with nothing kept.
    @PostMapping("/upload")
    String send(
            Viewer viewer,
            @RequestParam("file") MultipartFile file,
            @RequestParam String template,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "live") String mode,
            @RequestParam Optional<String> trial,
            @RequestParam(defaultValue = "") String recognised,
            Said said,
            Model model,
            HttpServletResponse response)
            throws IOException {
        requireFeeder(viewer);
        String chosen = template.isEmpty() ? recognised : template;
        Uploads.Order order = new Uploads.Order(
                chosen,
                unit,
                mode.equals("backfill") ? Uploads.Mode.BACKFILL : Uploads.Mode.LIVE,
                trial.isPresent() ? Uploads.Purpose.TRIAL : Uploads.Purpose.LOAD,
                name(file),
                said.headings());
        try (var bytes = file.getInputStream()) {
            return "redirect:/upload/"
                    + uploads.send(viewer.person(), order, bytes).id();
        } catch (Problem refused) {
            response.setStatus(refused.status());
            model.addAttribute("error", refused.getMessage());
            return form(viewer, Optional.of(template), model);
        }
    }

    /// How the chosen file would be read, for the place below it in the form.
    @PostMapping("/upload/preview")
    String preview(
            Viewer viewer,
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String recognised,
            Said said,
            Model model)
            throws IOException {
        requireFeeder(viewer);
        if (file.isEmpty()) {
            model.addAttribute("error", "文件：没有选，或是空的。怎么办：选一个有内容的文件。");
            return "upload-map :: map";
        }
        // what was said about headings was said about the template that was recognised then
        String about = template.isEmpty() && !said.headings().columns().isEmpty() ? recognised : template;
        try {
            Uploads.Look look = new Uploads.Look(about, unit, said.headings());
            model.addAttribute("m", MappingPages.of(uploads.preview(viewer.person(), look, file::getInputStream)));
        } catch (Problem refused) {
            // a heading that was said to be a column of another template is asked about again
            Uploads.Look look = new Uploads.Look(about, unit, NOTHING_SAID);
            model.addAttribute("m", MappingPages.of(uploads.preview(viewer.person(), look, file::getInputStream)));
            model.addAttribute("error", refused.getMessage());
        }
        return "upload-map :: map";
    }

    /// What the selects of the form say about headings; the three lists run side by side.
    record Said(
            @Nullable List<String> heading,
            @Nullable List<String> known,
            @Nullable List<String> column,
            @Nullable String remember) {
        Uploads.Headings headings() {
            return new Uploads.Headings(
                    MappingPages.said(orNone(heading), orNone(known), orNone(column)),
                    remember == null ? Uploads.Memory.THIS_FILE : Uploads.Memory.FOR_GOOD);
        }

        private static List<String> orNone(@Nullable List<String> list) {
            return list == null ? List.of() : list;
        }
    }

    private static String name(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return name.isBlank() ? "未命名" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /// What became of a file; `code` and `column` choose the rejections of one reason.
    @GetMapping("/upload/{id}")
    String result(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> column,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Optional<Uploads.ReasonKey> reason =
                code.flatMap(known -> column.map(named -> new Uploads.ReasonKey(known, named)));
        return show(viewer, page(viewer, id, reason, new Uploads.Slice(page, REMARKS)), model);
    }

    /// The part of the page that asks for itself again while the file is worked on.
    @GetMapping("/upload/{id}/panel")
    String panel(Viewer viewer, @PathVariable String id, Model model) {
        show(viewer, page(viewer, id, Optional.empty(), new Uploads.Slice(1, REMARKS)), model);
        return "upload :: work";
    }

    @GetMapping("/upload/{id}/error-file")
    void errorFile(Viewer viewer, @PathVariable String id, HttpServletResponse response) throws IOException {
        SentFile file = load(viewer, id);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                attachment(errorFileName(file, uploads.errorFileEnding(viewer.scope(), file))));
        uploads.writeErrorFile(viewer.scope(), file, response.getOutputStream());
    }

    /// A sheet to fill in for the viewer's own community, or for all communities of a street office.
    @GetMapping("/upload/blank")
    void blank(
            Viewer viewer,
            @RequestParam String template,
            @RequestParam String period,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletResponse response)
            throws IOException {
        requireFeeder(viewer);
        Template asked = Template.ofCode(template).orElseThrow(Problem::notFound);
        Period covered = Period.parse(period).orElseThrow(Problem::notFound);
        BlankSheet sheet = uploads.blank(
                viewer.scope(), asked, new UnitCode(viewer.person().unit()), covered);
        boolean workbook = !format.equals("csv");
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                attachment(asked.title() + "-" + covered + (workbook ? ".xlsx" : ".csv")));
        if (workbook) {
            sheet.writeWorkbook(response.getOutputStream());
        } else {
            sheet.writeCsv(response.getOutputStream());
        }
    }

    private static String errorFileName(SentFile file, String ending) {
        int dot = file.fileName().lastIndexOf('.');
        return "改错表-" + (dot <= 0 ? file.fileName() : file.fileName().substring(0, dot)) + ending;
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static void requireFeeder(Viewer viewer) {
        if (!viewer.mayUpload()) {
            throw Problem.notFound();
        }
    }

    private SentFile load(Viewer viewer, String id) {
        return uploads.find(viewer.scope(), id).orElseThrow(Problem::notFound);
    }

    private UploadPage page(Viewer viewer, String id, Optional<Uploads.ReasonKey> reason, Uploads.Slice slice) {
        SentFile file = load(viewer, id);
        UploadPages.Rejected rejected = file.finished()
                ? new UploadPages.Rejected(
                        uploads.reasons(viewer.scope(), file),
                        reason,
                        slice,
                        uploads.rejected(viewer.scope(), file, reason, slice))
                : UploadPages.Rejected.NONE;
        List<Remark> warnings = file.finished() ? uploads.warnings(viewer.scope(), file, REMARKS) : List.of();
        return UploadPages.of(
                file, rejected, warnings, choices(viewer, file.template()), backfill(viewer), history(viewer));
    }

    private List<SentFile> history(Viewer viewer) {
        return uploads.newest(viewer.scope(), HISTORY);
    }

    private static boolean backfill(Viewer viewer) {
        return viewer.audience() == Audience.STREET;
    }

    /// The list of units is the street office's own business.
    private static List<UploadPage.Choice> choices(Viewer viewer, String chosen) {
        return Arrays.stream(Template.values())
                .filter(t -> t != Template.UNITS || viewer.audience() == Audience.STREET)
                .map(t -> new UploadPage.Choice(t.code(), t.title(), t.code().equals(chosen)))
                .toList();
    }

    private String show(Viewer viewer, UploadPage page, Model model) {
        model.addAttribute("shell", viewer.shell("/upload", 0));
        model.addAttribute("p", page);
        LocalDate today = uploads.today();
        model.addAttribute("periods", PeriodChoice.upTo(today, Period.monthOf(today), ""));
        return "upload";
    }
}
