package org.jujian.server.web.register;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.issuing.Edition;
import org.jujian.reports.document.issuing.Editions;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.register.RegisterPage.Choice;
import org.jujian.server.web.register.RegisterPage.Notice;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Pager;
import org.jujian.tenants.people.Audit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/// 报告登记簿, of the viewer's community or street. What is written for the committee only the committee finds.
@Controller
class ReportRegisterController {
    private static final int SIZE = 20;
    private static final int NOT_FOUND = 404;
    private static final Map<String, String> DONE = Map.of(
            "check", "核对无误：各项合计已重新相加，数字与同一截止日的指标一致。",
            "sign", "已审定签发，可以印发。",
            "issue", "已印发，正式件正在印制，请稍后刷新下载。",
            "withdraw", "已撤回。");

    private final Editions editions;
    private final PageSources sources;
    private final Audit audit;

    ReportRegisterController(Editions editions, PageSources sources, Audit audit) {
        this.editions = editions;
        this.sources = sources;
        this.audit = audit;
    }

    /// What is asked for, as it stands in the address.
    record Asked(
            @Nullable String kind,
            @Nullable String unit,
            @Nullable String period,
            @Nullable String state,
            @Nullable String q,
            @Nullable Integer page,
            @Nullable String done) {
        static Asked of(String number) {
            return new Asked(null, null, null, null, number, null, null);
        }
    }

    @GetMapping("/reports")
    String list(Viewer viewer, Asked asked, Model model) {
        String done = asked.done() == null ? null : DONE.get(asked.done());
        return show(viewer, asked, done == null ? null : new Notice("ok", "i-ok", done), model);
    }

    @PostMapping("/reports/{number}/check")
    String check(Viewer viewer, @PathVariable String number, Model model, HttpServletResponse response) {
        return step(viewer, number, "check", model, response, () -> {
            List<String> differences = editions.check(viewer.person(), number);
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of("核对发现 %d 处不一致，没有通过。%s".formatted(differences.size(), Editions.told(differences)));
        });
    }

    @PostMapping("/reports/{number}/sign")
    String sign(Viewer viewer, @PathVariable String number, Model model, HttpServletResponse response) {
        return step(viewer, number, "sign", model, response, () -> {
            editions.sign(viewer.person(), number);
            return Optional.empty();
        });
    }

    @PostMapping("/reports/{number}/issue")
    String issue(Viewer viewer, @PathVariable String number, Model model, HttpServletResponse response) {
        return step(viewer, number, "issue", model, response, () -> {
            editions.issue(viewer.person(), number);
            return Optional.empty();
        });
    }

    @PostMapping("/reports/{number}/withdraw")
    String withdraw(
            Viewer viewer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return step(viewer, number, "withdraw", model, response, () -> {
            editions.withdraw(viewer.person(), number, reason);
            return Optional.empty();
        });
    }

    /// A step; what it says against itself is a refusal.
    @FunctionalInterface
    private interface Work {
        Optional<String> run();
    }

    private String step(
            Viewer viewer, String number, String step, Model model, HttpServletResponse response, Work work) {
        Optional<String> refused;
        int status = 409;
        try {
            refused = work.run();
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                throw problem;
            }
            status = problem.status();
            refused = Optional.ofNullable(problem.getMessage());
        }
        if (refused.isPresent()) {
            response.setStatus(status);
            return show(viewer, Asked.of(number), new Notice("bad", "i-bad", refused.get()), model);
        }
        audit.record(viewer.person(), step.toUpperCase(java.util.Locale.ROOT) + "_REPORT", number);
        return "redirect:/reports?q=" + number + "&done=" + step;
    }

    private String show(Viewer viewer, Asked asked, @Nullable Notice notice, Model model) {
        StreetCode street =
                viewer.community().map(UnitCode::street).or(viewer::street).orElseThrow(Problem::notFound);
        Map<String, String> names = names(viewer, street);
        Optional<Report.Kind> kind = written(asked.kind()).flatMap(Report.Kind::ofCode);
        Optional<Edition.State> state = written(asked.state())
                .flatMap(name -> Arrays.stream(Edition.State.values())
                        .filter(s -> s.name().equals(name))
                        .findFirst());
        Optional<Period> period =
                written(asked.period()).map(text -> Period.parse(text).orElseThrow(Problem::notFound));
        String query = written(asked.q()).orElse("");
        int page = asked.page() == null ? 1 : Math.clamp(asked.page(), 1, 100_000);
        Editions.Page found = editions.page(
                viewer.scope(),
                new Editions.Filter(
                        written(asked.unit()).map(code -> one(viewer, code)),
                        kind,
                        period,
                        state,
                        Editions.Filter.terms(query)),
                page,
                SIZE);
        model.addAttribute("shell", viewer.shell("/reports", 0));
        model.addAttribute(
                "p",
                new RegisterPage(
                        sources.streetName(viewer.scope(), street),
                        RegisterPages.kinds(kind),
                        viewer.community().isPresent()
                                ? List.of()
                                : units(names, written(asked.unit()).orElse("")),
                        RegisterPages.states(state),
                        period.map(Period::toString).orElse(""),
                        query,
                        found.editions().stream()
                                .map(edition -> RegisterPages.line(edition, viewer.person(), names))
                                .toList(),
                        Pager.of(page, SIZE, found.all(), address(asked)),
                        notice));
        return "reports";
    }

    /// Of the unit itself: what is about a street is asked for by the street's own code.
    private static CodeRange one(Viewer viewer, String code) {
        UnitCode unit = UnitCode.parse(code).orElseThrow(Problem::notFound);
        if (!viewer.scope().covers(unit)) {
            throw Problem.notFound();
        }
        return unit.range();
    }

    private Map<String, String> names(Viewer viewer, StreetCode street) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(new UnitCode(street.range().from()).toString(), sources.streetName(viewer.scope(), street));
        for (Community community : sources.communities(viewer.scope(), street, sources.today())) {
            names.put(community.code(), community.name());
        }
        return names;
    }

    private static List<Choice> units(Map<String, String> names, String chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "全部单位", chosen.isEmpty())));
        names.forEach((code, name) -> choices.add(new Choice(code, name, code.equals(chosen))));
        return choices;
    }

    private static String address(Asked asked) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/reports");
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        parameters.put("kind", written(asked.kind()));
        parameters.put("unit", written(asked.unit()));
        parameters.put("period", written(asked.period()));
        parameters.put("state", written(asked.state()));
        parameters.put("q", written(asked.q()));
        parameters.forEach((name, value) -> value.ifPresent(text -> address.queryParam(name, "{" + name + "}")));
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> value.ifPresent(text -> values.put(name, text)));
        String written = address.encode().buildAndExpand(values).toUriString();
        return written + (written.contains("?") ? "&page=" : "?page=");
    }

    private static Optional<String> written(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }
}
