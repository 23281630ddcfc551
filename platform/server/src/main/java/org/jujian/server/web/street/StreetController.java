package org.jujian.server.web.street;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.Period;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.community.SelfInspections;
import org.jujian.server.web.view.DataBlock;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class StreetController {
    private final PageSources sources;
    private final SelfInspections reports;

    StreetController(PageSources sources, SelfInspections reports) {
        this.sources = sources;
        this.reports = reports;
    }

    /// 社区比较, of the last whole quarter unless another period is asked for.
    @GetMapping("/street")
    String compare(Viewer viewer, @RequestParam Optional<String> period, Model model) {
        StreetPage page = StreetPages.of(data(viewer, period));
        model.addAttribute("shell", viewer.shell("/street", 0));
        model.addAttribute("p", page);
        if (reports.offered()) {
            UnitCode street = new UnitCode(viewer.requireStreet().range().from());
            Period shown = Period.parse(page.period()).orElseThrow(Problem::notFound);
            model.addAttribute(
                    "bulletins",
                    new SelfInspections.Offer(
                            reports.of(viewer.scope(), street, shown), reports.choices(viewer.scope(), street, shown)));
            model.addAttribute("streetCode", street.toString());
        }
        model.addAttribute("funnelJson", DataBlock.of(page.funnel().data()));
        model.addAttribute("trendJson", DataBlock.of(page.trend().data()));
        return "street";
    }

    /// The table of the page, for a spreadsheet: UTF-8 with a mark, so that Excel and WPS read it.
    @GetMapping("/street/figures.csv")
    ResponseEntity<byte[]> figures(Viewer viewer, @RequestParam Optional<String> period) {
        StreetPage page = StreetPages.of(data(viewer, period));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(page.streetName() + "社区比较" + page.period() + ".csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(StreetCsv.of(page).getBytes(StandardCharsets.UTF_8));
    }

    private StreetData data(Viewer viewer, Optional<String> asked) {
        StreetCode street = viewer.requireStreet();
        Period period = asked.map(text -> Period.parse(text).orElseThrow(Problem::notFound))
                .orElseGet(() -> PeriodChoice.lastWholeQuarter(sources.cutoff()));
        Set<Period> windows = new LinkedHashSet<>();
        windows.add(period);
        windows.addAll(StreetPages.parts(period));
        windows.addAll(StreetPages.trendMonths(period));
        PageSources.Answer answer = sources.figuresOfStreet(viewer.scope(), street, new ArrayList<>(windows));
        List<Community> communities = sources.communities(viewer.scope(), street, period.lastDay()).stream()
                .map(c -> c.withoutRank(answer.unranked().get(c.code())))
                .toList();
        return new StreetData(
                street,
                sources.streetName(viewer.scope(), street),
                period,
                answer.cutoff(),
                communities,
                answer.cells(),
                sources.dutiesOfStreet(viewer.scope(), street, period.firstDay(), period.lastDay()),
                answer.freshness());
    }
}
