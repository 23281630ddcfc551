package org.jujian.server.web.lead;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Decision;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// To everybody but the discipline committee of a street these pages do not exist.
@Controller
class LeadPageController {
    private static final int BAD_REQUEST = 400;

    private final CommitteeDesk desk;
    private final PageSources sources;

    LeadPageController(CommitteeDesk desk, PageSources sources) {
        this.desk = desk;
        this.sources = sources;
    }

    /// 线索, of the last whole quarter unless another period is asked for.
    @GetMapping("/leads")
    String list(
            Viewer viewer,
            @RequestParam Optional<String> period,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> knownOn,
            Model model) {
        StreetCode street = committeeOf(viewer);
        Period asked =
                period.map(LeadPageController::period).orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
        var back = LookBack.of(asOf, knownOn);
        model.addAttribute("shell", viewer.shell("/leads", 0));
        model.addAttribute(
                "p",
                LeadPages.list(
                        sources.streetName(viewer.scope(), street),
                        asked,
                        back,
                        sources.cutoff(),
                        desk.find(viewer, street, asked, back.times()),
                        names(viewer, street)));
        return "leads";
    }

    @GetMapping("/leads/{id}")
    String one(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String period,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<String> knownOn,
            Model model) {
        return show(viewer, committeeOf(viewer), period(period), id, LookBack.of(asOf, knownOn), model);
    }

    @PostMapping("/leads/{id}/decisions")
    String decide(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String period,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        StreetCode street = committeeOf(viewer);
        Period asked = period(period);
        try {
            desk.decide(viewer, street, asked, id, kind(decision), reason);
        } catch (Problem refused) {
            if (refused.status() != BAD_REQUEST) {
                throw refused;
            }
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("reason", reason);
            return show(viewer, street, asked, id, LookBack.NONE, model);
        }
        return "redirect:/leads?period=" + asked;
    }

    private String show(Viewer viewer, StreetCode street, Period period, String id, LookBack back, Model model) {
        CommitteeDesk.Case opened = desk.open(viewer, street, period, id, back.times());
        model.addAttribute("shell", viewer.shell("/leads", 0));
        model.addAttribute("p", LeadPages.one(period, back, opened, names(viewer, street), sources.today()));
        return "lead";
    }

    private Map<String, String> names(Viewer viewer, StreetCode street) {
        return sources.communities(viewer.scope(), street, sources.today()).stream()
                .collect(Collectors.toMap(Community::code, Community::name));
    }

    private static StreetCode committeeOf(Viewer viewer) {
        if (viewer.audience() != Audience.COMMITTEE) {
            throw Problem.notFound();
        }
        return viewer.requireStreet();
    }

    private static Period period(String text) {
        return Period.parse(text).orElseThrow(Problem::notFound);
    }

    private static Decision.Kind kind(String name) {
        return Arrays.stream(Decision.Kind.values())
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem("BAD_DECISION", BAD_REQUEST, "处置结论：还没有选，应为核实属实、排除、移交之一。请选后再提交。"));
    }
}
