package org.jujian.server.web.rows;

import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.server.submission.RowsDesk;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the platform holds of a community: a community sees itself, those who oversee a street choose one of its
/// communities.
@Controller
class RowsController {
    private static final int LINES = 50;

    private final RowsDesk desk;
    private final PageSources sources;

    RowsController(RowsDesk desk, PageSources sources) {
        this.desk = desk;
        this.sources = sources;
    }

    @GetMapping("/rows")
    String rows(
            Viewer viewer,
            @RequestParam Optional<String> unit,
            @RequestParam(defaultValue = "T-02") String template,
            @RequestParam Optional<String> period,
            @RequestParam Optional<String> versions,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<Community> communities = communities(viewer);
        UnitCode chosen = unit.map(code -> UnitCode.parse(code).orElseThrow(Problem::notFound))
                .or(viewer::community)
                .or(() -> communities.stream().findFirst().map(c -> UnitCode.of(c.code())))
                .orElseThrow(Problem::notFound);
        Period asked = period.map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> Period.monthOf(sources.today()).plus(-1));
        int shown = Math.clamp(page, 1, 1_000_000);
        Template of = Template.ofCode(template).orElseThrow(Problem::notFound);
        var query = new RowsDesk.Asked(
                chosen,
                of,
                Optional.of(asked),
                versions.isPresent() ? HeldRows.Which.ALL_VERSIONS : HeldRows.Which.CURRENT);
        RowsDesk.Page found =
                desk.find(viewer.person(), query, new RowsDesk.Place(Long.MAX_VALUE, (shown - 1L) * LINES), LINES);
        model.addAttribute("shell", viewer.shell("/rows", 0));
        model.addAttribute("choices", PeriodChoice.upTo(sources.today(), asked, ""));
        model.addAttribute("own", viewer.audience() == Audience.COMMUNITY);
        model.addAttribute("p", RowsPage.of(query, found, communities, shown, LINES));
        return "rows";
    }

    /// None for a community, which has no choice.
    private List<Community> communities(Viewer viewer) {
        return viewer.street()
                .map(street -> sources.communities(viewer.scope(), street, sources.today()))
                .orElse(List.of());
    }
}
