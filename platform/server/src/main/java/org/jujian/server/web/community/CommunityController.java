package org.jujian.server.web.community;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CommunityController {
    /// How far back a duty that is still unpublished is shown beside those of the month.
    private static final int MONTHS_BACK = 12;

    private final PageSources sources;
    private final SelfInspections reports;
    private final WorkingCalendar calendar = WorkingCalendar.builtIn();

    CommunityController(PageSources sources, SelfInspections reports) {
        this.sources = sources;
        this.reports = reports;
    }

    /// 我们应公开什么
    @GetMapping("/community")
    String own(
            Viewer viewer, @RequestParam Optional<String> month, @RequestParam Optional<String> period, Model model) {
        return show(viewer, viewer.requireCommunity(), "/community", month, period, model);
    }

    /// The same of a community that the viewer oversees; foreign = nonexistent.
    @GetMapping("/community/{code}")
    String overseen(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam Optional<String> month,
            @RequestParam Optional<String> period,
            Model model) {
        UnitCode unit = UnitCode.parse(code).orElseThrow(Problem::notFound);
        return show(viewer, unit, "/community/" + unit, month, period, model);
    }

    private String show(
            Viewer viewer,
            UnitCode unit,
            String self,
            Optional<String> askedMonth,
            Optional<String> askedPeriod,
            Model model) {
        LocalDate today = sources.today();
        Community community = sources.community(viewer.scope(), unit, today).orElseThrow(Problem::notFound);
        Period.Month month = askedMonth.map(CommunityController::month).orElseGet(() -> Period.monthOf(today));
        Period period = askedPeriod
                .map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
        PageSources.Answer answer = sources.figures(viewer.scope(), unit, List.of(period));
        CommunityPage page = CommunityPages.of(new CommunityData(
                unit,
                community.name(),
                community.kind(),
                sources.streetName(viewer.scope(), unit.street()),
                today,
                answer.cutoff(),
                month,
                duties(viewer, unit, month),
                calendar::workingDaysBetween,
                period,
                answer.cells(),
                answer.freshness()));
        model.addAttribute("shell", viewer.shell(self, viewer.community().isPresent() ? page.overdue() : 0));
        model.addAttribute("p", page);
        model.addAttribute("own", viewer.community().isPresent());
        model.addAttribute("mayUpload", viewer.mayUpload());
        model.addAttribute("self", self);
        if (reports.offered()) {
            model.addAttribute(
                    "reports",
                    new SelfInspections.Offer(reports.of(viewer.scope(), unit, period), choices(viewer, unit, period)));
        }
        return "community";
    }

    /// A self-inspection is asked for by the community itself, or by whoever feeds for it.
    private List<SelfInspections.Choice> choices(Viewer viewer, UnitCode unit, Period period) {
        return reports.choices(viewer.scope(), unit, period).stream()
                .filter(choice -> viewer.mayUpload() || !choice.kind().equals("self-inspection"))
                .toList();
    }

    private static Period.Month month(String text) {
        return Period.parse(text)
                .filter(Period.Month.class::isInstance)
                .map(Period.Month.class::cast)
                .orElseThrow(Problem::notFound);
    }

    private List<DutyOutcome> duties(Viewer viewer, UnitCode unit, Period.Month month) {
        LocalDate first =
                YearMonth.from(month.firstDay()).minusMonths(MONTHS_BACK).atDay(1);
        List<DutyOutcome> duties = new ArrayList<>();
        for (DutyOutcome duty : sources.duties(viewer.scope(), unit, first, month.lastDay())) {
            if (!duty.due().isBefore(month.firstDay()) || duty.published() == null) {
                duties.add(duty);
            }
        }
        return duties;
    }

    /// Asks for a report; the page of its unit tells when it is there.
    @PostMapping("/reports")
    String request(
            Viewer viewer,
            @RequestParam String unit,
            @RequestParam String period,
            @RequestParam(defaultValue = "self-inspection") String kind,
            @RequestParam(defaultValue = "pdf") String format) {
        UnitCode code = UnitCode.parse(unit).filter(viewer.scope()::covers).orElseThrow(Problem::notFound);
        Period asked = Period.parse(period).orElseThrow(Problem::notFound);
        reports.request(viewer.scope(), code, asked, kind, format);
        if (code.isStreet()) {
            return "redirect:/street?period=" + asked;
        }
        String self = viewer.community().isPresent() ? "/community" : "/community/" + code;
        return "redirect:" + self + "?period=" + asked;
    }

    @GetMapping("/reports/{id}")
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable String id) {
        SelfInspections.Paper paper = reports.content(viewer.scope(), id).orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(paper.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper.bytes());
    }
}
