package org.jujian.server.web.watch;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.document.CardManuscripts;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.reports.watch.WatchList;
import org.jujian.reports.watch.WatchRule;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.lead.CommitteeDesk;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// To everybody but the discipline committee of a street this page does not exist; every view leaves an entry in the
/// audit.
@Controller
class WatchController {
    private static final String AT = "/watch";
    private static final int SHOWN = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final WatchList list;
    private final CommitteeDesk desk;
    private final CardManuscripts cards;
    private final PageSources sources;

    WatchController(WatchList list, CommitteeDesk desk, CardManuscripts cards, PageSources sources) {
        this.list = list;
        this.desk = desk;
        this.cards = cards;
        this.sources = sources;
    }

    /// The list, with what rules suggest in the last whole quarter unless another period is asked for.
    @GetMapping(AT)
    String show(
            Viewer viewer,
            @RequestParam Optional<String> period,
            @RequestParam(defaultValue = "") String unit,
            Model model) {
        return show(viewer, committeeOf(viewer), period, unit, null, model);
    }

    @PostMapping(AT)
    String put(
            Viewer viewer,
            @RequestParam Optional<String> period,
            @RequestParam String unit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String until,
            Model model,
            HttpServletResponse response) {
        StreetCode street = committeeOf(viewer);
        UnitCode code = UnitCode.parse(unit).orElseThrow(Problem::notFound);
        return acted(
                viewer,
                street,
                period,
                unit,
                reason,
                model,
                response,
                () -> list.put(viewer.person(), code, reason, WatchPage.rule(rule), day(until)));
    }

    @PostMapping(AT + "/{id}/off")
    String takeOff(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam Optional<String> period,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        StreetCode street = committeeOf(viewer);
        return acted(viewer, street, period, "", "", model, response, () -> list.takeOff(viewer.person(), id, reason));
    }

    private String acted(
            Viewer viewer,
            StreetCode street,
            Optional<String> period,
            String unit,
            String reason,
            Model model,
            HttpServletResponse response,
            Runnable act) {
        try {
            act.run();
        } catch (Problem refused) {
            if (refused.status() == NOT_FOUND) {
                throw refused;
            }
            response.setStatus(refused.status());
            model.addAttribute("reason", reason);
            return show(viewer, street, period, unit, refused.getMessage(), model);
        }
        return "redirect:/watch?period=" + asked(period);
    }

    private String show(
            Viewer viewer,
            StreetCode street,
            Optional<String> period,
            String unit,
            @Nullable String refused,
            Model model) {
        Period asked = asked(period);
        List<Community> communities = sources.communities(viewer.scope(), street, asked.lastDay());
        model.addAttribute("shell", viewer.shell(AT, 0));
        model.addAttribute("refused", refused);
        model.addAttribute(
                "p",
                WatchPage.of(
                        sources.streetName(viewer.scope(), street),
                        asked,
                        sources.cutoff(),
                        sources.today(),
                        communities,
                        list.view(viewer.person(), SHOWN),
                        suggestions(viewer, street, asked, communities),
                        unit));
        return "watch";
    }

    private List<WatchRule.Suggestion> suggestions(
            Viewer viewer, StreetCode street, Period period, List<Community> communities) {
        Period before = CardManuscripts.previous(period);
        Cells cells = sources.figuresOfStreet(viewer.scope(), street, List.of(period, before))
                .cells();
        List<Lead> leads = desk.find(viewer, street, period, TwoTimes.NOW);
        Map<UnitCode, Integer> finance = cards.financeUnpublished(
                viewer.scope(),
                new CardManuscripts.Asked(
                        new UnitCode(street.range().from()),
                        Audience.COMMITTEE,
                        period,
                        sources.cutoff(),
                        Optional.empty()));
        return communities.stream()
                .map(Community::code)
                .map(code -> new WatchRule.Standing(
                        UnitCode.of(code),
                        cells.get(code, period, "BAND").text(),
                        cells.get(code, before, "BAND").text(),
                        finance.getOrDefault(UnitCode.of(code), 0),
                        leads.stream()
                                .filter(lead -> lead.unit().toString().equals(code))
                                .flatMap(lead -> lead.decision().stream())
                                .filter(decision -> decision.kind() != Decision.Kind.DISMISSED)
                                .count()))
                .flatMap(standing -> WatchRule.suggestions(standing).stream())
                .toList();
    }

    private Period asked(Optional<String> period) {
        return period.map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new Problem("BAD_UNTIL", BAD_REQUEST, "到期日：发现“%s”，应为 2026-06-30 的样子。怎么办：改后再提交。".formatted(text));
        }
    }

    private static StreetCode committeeOf(Viewer viewer) {
        if (viewer.audience() != Audience.COMMITTEE) {
            throw Problem.notFound();
        }
        return viewer.requireStreet();
    }
}
