package org.jujian.server.web.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CheckPageController {
    private static final int DIGITS_OF_A_STREET = 9;

    private final PageSources sources;

    CheckPageController(PageSources sources) {
        this.sources = sources;
    }

    /// The checks of the books of a community (12 digits) or of the viewer's street (9 digits).
    @GetMapping("/checks/{unit}/{period}")
    String show(Viewer viewer, @PathVariable String unit, @PathVariable String period, Model model) {
        return show(viewer, unit, Period.parse(period).orElseThrow(Problem::notFound), model);
    }

    /// The same, as the choice of periods asks for it; of the last whole quarter without one.
    @GetMapping("/checks/{unit}")
    String choose(Viewer viewer, @PathVariable String unit, @RequestParam Optional<String> period, Model model) {
        Period asked = period.map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
        return show(viewer, unit, asked, model);
    }

    private String show(Viewer viewer, String unit, Period period, Model model) {
        CheckData data = unit.length() == DIGITS_OF_A_STREET
                ? ofStreet(viewer, StreetCode.parse(unit).orElseThrow(Problem::notFound), period)
                : ofCommunity(viewer, UnitCode.parse(unit).orElseThrow(Problem::notFound), period);
        model.addAttribute("shell", viewer.shell("", 0));
        model.addAttribute("p", CheckPages.of(data, sources.cutoff()));
        return "checks";
    }

    private CheckData ofStreet(Viewer viewer, StreetCode street, Period period) {
        if (!viewer.scope().covers(street.range())) {
            throw Problem.notFound();
        }
        Map<String, String> names = sources.communities(viewer.scope(), street, period.lastDay()).stream()
                .collect(Collectors.toMap(Community::code, Community::name));
        return new CheckData(
                street.toString(),
                sources.streetName(viewer.scope(), street),
                true,
                period,
                sources.checks(viewer.scope(), new UnitCode(street.range().from()), period),
                names);
    }

    private CheckData ofCommunity(Viewer viewer, UnitCode unit, Period period) {
        Community community =
                sources.community(viewer.scope(), unit, period.lastDay()).orElseThrow(Problem::notFound);
        return new CheckData(
                unit.toString(),
                community.name(),
                false,
                period,
                sources.checks(viewer.scope(), unit, period),
                Map.of(community.code(), community.name()));
    }
}
