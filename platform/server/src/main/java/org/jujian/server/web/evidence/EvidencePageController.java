package org.jujian.server.web.evidence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.DutyOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class EvidencePageController {
    private static final int DIGITS_OF_A_STREET = 9;

    private final PageSources sources;

    EvidencePageController(PageSources sources) {
        this.sources = sources;
    }

    /// The duties behind one figure of a community (12 digits) or of the viewer's street (9 digits).
    @GetMapping("/evidence/{unit}/{period}/{metric}")
    String show(
            Viewer viewer,
            @PathVariable String unit,
            @PathVariable String period,
            @PathVariable String metric,
            @RequestParam Optional<String> family,
            Model model) {
        Period window = Period.parse(period).orElseThrow(Problem::notFound);
        Measure measure = Measure.ofCode(metric).orElseThrow(Problem::notFound);
        EvidenceData data = unit.length() == DIGITS_OF_A_STREET
                ? ofStreet(viewer, StreetCode.parse(unit).orElseThrow(Problem::notFound), window, measure, family)
                : ofCommunity(viewer, UnitCode.parse(unit).orElseThrow(Problem::notFound), window, measure, family);
        model.addAttribute("shell", viewer.shell("", 0));
        model.addAttribute("p", EvidencePages.of(data));
        model.addAttribute(
                "contested",
                data.street()
                        ? null
                        : sources.contested(viewer.scope(), UnitCode.of(unit), window)
                                .get(metric));
        model.addAttribute(
                "contest",
                viewer.mayObject() ? "/objections/new?period=" + window + "&metric=" + measure.code() : null);
        return "evidence";
    }

    private EvidenceData ofStreet(
            Viewer viewer, StreetCode street, Period period, Measure measure, Optional<String> family) {
        if (!viewer.scope().covers(street.range())) {
            throw Problem.notFound();
        }
        PageSources.Answer answer = sources.figuresOfStreet(viewer.scope(), street, List.of(period));
        List<DutyOutcome> duties = sources.dutiesOfStreet(viewer.scope(), street, period.firstDay(), period.lastDay());
        Map<String, String> names = sources.communities(viewer.scope(), street, period.lastDay()).stream()
                .collect(Collectors.toMap(Community::code, Community::name));
        return data(
                viewer,
                street.toString(),
                sources.streetName(viewer.scope(), street),
                true,
                period,
                measure,
                family,
                answer,
                duties,
                names);
    }

    private EvidenceData ofCommunity(
            Viewer viewer, UnitCode unit, Period period, Measure measure, Optional<String> family) {
        Community community =
                sources.community(viewer.scope(), unit, period.lastDay()).orElseThrow(Problem::notFound);
        return data(
                viewer,
                unit.toString(),
                community.name(),
                false,
                period,
                measure,
                family,
                sources.figures(viewer.scope(), unit, List.of(period)),
                sources.duties(viewer.scope(), unit, period.firstDay(), period.lastDay()),
                Map.of(community.code(), community.name()));
    }

    private EvidenceData data(
            Viewer viewer,
            String unit,
            String name,
            boolean street,
            Period period,
            Measure measure,
            Optional<String> family,
            PageSources.Answer answer,
            List<DutyOutcome> duties,
            Map<String, String> names) {
        return new EvidenceData(
                unit,
                name,
                street,
                period,
                answer.cutoff(),
                measure,
                family.orElse(""),
                answer.cells().get(unit, period, measure.code()),
                duties,
                names,
                sources.uploads(
                        viewer.scope(),
                        duties.stream()
                                .map(DutyOutcome::submission)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())),
                answer.freshness());
    }
}
