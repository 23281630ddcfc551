package org.jujian.server.web.upload;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.etl.template.Template;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 上传记录: for whoever reaches units, not only for those who may upload.
@Controller
class HistoryController {
    private static final int LINES = 50;

    private final Uploads uploads;
    private final PageSources sources;

    HistoryController(Uploads uploads, PageSources sources) {
        this.uploads = uploads;
        this.sources = sources;
    }

    @GetMapping("/uploads")
    String history(
            Viewer viewer,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (viewer.scope().ranges().isEmpty()) {
            throw Problem.notFound();
        }
        var sought = new Uploads.Sought(
                given(template)
                        .map(code -> Template.ofCode(code)
                                .orElseThrow(Problem::notFound)
                                .code()),
                given(state).map(HistoryController::state),
                given(from).map(text -> day("起始日期", text)),
                given(to).map(text -> day("结束日期", text)),
                given(by));
        var slice = new Uploads.Slice(page, LINES);
        Map<UnitCode, String> names = new HashMap<>();
        model.addAttribute("shell", viewer.shell("/upload", 0));
        model.addAttribute("mayUpload", viewer.mayUpload());
        model.addAttribute(
                "p",
                HistoryPage.of(
                        sought,
                        slice,
                        uploads.search(viewer.scope(), sought, slice),
                        uploads.senders(viewer.scope()),
                        unit -> names.computeIfAbsent(unit, code -> name(viewer, code))));
        return "uploads";
    }

    private String name(Viewer viewer, UnitCode unit) {
        return unit.isStreet()
                ? sources.streetName(viewer.scope(), unit.street())
                : sources.community(viewer.scope(), unit, uploads.today())
                        .map(Community::name)
                        .orElseGet(unit::toString);
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static SentFile.State state(String name) {
        return Arrays.stream(SentFile.State.values())
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static LocalDate day(String what, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Problem("BAD_PARAMETER", 400, what + "：应为 2026-03-01 的样子。怎么办：重新选日期后再查。");
        }
    }
}
