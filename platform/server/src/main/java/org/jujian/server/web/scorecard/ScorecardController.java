package org.jujian.server.web.scorecard;

import java.util.Optional;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.CardManuscripts;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.lead.TwoTimes;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.lead.CommitteeDesk;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.tenants.people.Audit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Scorecards for whoever reaches the community. Red lines and leads stand in the committee's copy alone: the street
/// office and the community read the copy that is issued to the community (contract.md, Visibility; process.md §0, case
/// files are the committee's).
@Controller
class ScorecardController {
    private static final Scope PLATFORM = Scope.system("scorecard-page");

    private final CardManuscripts cards;
    private final Evidence evidence;
    private final PageSources sources;
    private final CommitteeDesk desk;
    private final Audit audit;

    ScorecardController(
            CardManuscripts cards, Evidence evidence, PageSources sources, CommitteeDesk desk, Audit audit) {
        this.cards = cards;
        this.evidence = evidence;
        this.sources = sources;
        this.desk = desk;
        this.audit = audit;
    }

    /// The committee's list; to everybody else it does not exist.
    @GetMapping("/scorecards")
    String list(Viewer viewer, @RequestParam Optional<String> period, Model model) {
        if (viewer.audience() != Audience.COMMITTEE) {
            throw Problem.notFound();
        }
        StreetCode street = viewer.requireStreet();
        Period asked = asked(period);
        PageSources.Answer answer = sources.figuresOfStreet(viewer.scope(), street, java.util.List.of(asked));
        model.addAttribute("shell", viewer.shell("/scorecards", 0));
        model.addAttribute(
                "p",
                ScorecardsPage.of(
                        sources.streetName(viewer.scope(), street),
                        asked,
                        sources.communities(viewer.scope(), street, asked.lastDay()),
                        answer,
                        desk.find(viewer, street, asked, TwoTimes.NOW),
                        cards.financeUnpublished(
                                viewer.scope(),
                                card(viewer, new UnitCode(street.range().from()), asked))));
        return "scorecards";
    }

    @GetMapping("/scorecards/{unit}")
    String one(Viewer viewer, @PathVariable String unit, @RequestParam Optional<String> period, Model model) {
        Period asked = asked(period);
        UnitCode code = reached(viewer, unit, asked);
        model.addAttribute("shell", viewer.shell(viewer.audience() == Audience.COMMITTEE ? "/scorecards" : "", 0));
        model.addAttribute("back", back(viewer, code, asked));
        model.addAttribute("contested", sources.contested(viewer.scope(), code, asked));
        model.addAttribute("contest", viewer.mayObject() ? "/objections/new?period=" + asked + "&metric=" : null);
        audit.record(viewer.person(), "VIEW_SCORECARD", code + " " + asked);
        try {
            // the card is made by the platform, as an issued one is, and holds what its audience may read
            model.addAttribute(
                    "p",
                    cards.find(PLATFORM, card(viewer, code, asked))
                            .map(ScorecardPages::of)
                            .orElseThrow(Problem::notFound));
        } catch (StaleSources beingComputed) {
            model.addAttribute("self", "/scorecards/" + code + "?period=" + asked);
            return "scorecard-wait";
        }
        return "scorecard";
    }

    /// The rows behind a figure of the scorecard, as far as the viewer may read them.
    @GetMapping("/scorecards/{unit}/{period}/rows/{metric}")
    String rows(
            Viewer viewer,
            @PathVariable String unit,
            @PathVariable String period,
            @PathVariable String metric,
            Model model) {
        Period asked = asked(Optional.of(period));
        UnitCode code = reached(viewer, unit, asked);
        RowsPage.Subject subject = RowsPage.Subject.ofCode(metric).orElseThrow(Problem::notFound);
        Community community =
                sources.community(viewer.scope(), code, asked.lastDay()).orElseThrow(Problem::notFound);
        Evidence.Trail trail = evidence.load(viewer.scope(), Figures.Query.of(code, asked), metric);
        model.addAttribute("shell", viewer.shell("", 0));
        model.addAttribute(
                "p",
                RowsPage.of(
                        subject,
                        unit,
                        community.name(),
                        asked,
                        trail,
                        sources.uploads(viewer.scope(), RowsPage.submissions(trail))));
        return "scorecard-rows";
    }

    private CardManuscripts.Asked card(Viewer viewer, UnitCode unit, Period period) {
        return new CardManuscripts.Asked(
                unit,
                viewer.audience() == Audience.COMMITTEE ? Audience.COMMITTEE : Audience.COMMUNITY,
                period,
                sources.cutoff(),
                Optional.empty());
    }

    private UnitCode reached(Viewer viewer, String unit, Period period) {
        UnitCode code = UnitCode.parse(unit).orElseThrow(Problem::notFound);
        if (sources.community(viewer.scope(), code, period.lastDay()).isEmpty()) {
            throw Problem.notFound();
        }
        return code;
    }

    private Period asked(Optional<String> period) {
        return period.map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
    }

    private static Back back(Viewer viewer, UnitCode unit, Period period) {
        return switch (viewer.audience()) {
            case COMMITTEE -> new Back("/scorecards?period=" + period, "评分卡");
            case STREET, AUDIT -> new Back("/street?period=" + period, "社区比较");
            case COMMUNITY, ADMINISTRATION, PUBLIC, SYSTEM -> new Back("/community?period=" + period, "应公开清单");
        };
    }

    record Back(String href, String label) {}
}
