package org.jujian.server.web.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.etl.monitor.FeedBoard;
import org.jujian.etl.monitor.FeedMonitor;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.PeriodChoice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 报送监控, of the month before unless another is asked for. The street office's page; to everybody else it does not
/// exist.
@Controller
class FeedsController {
    private static final int MONTHS = 18;

    private final FeedMonitor monitor;
    private final PageSources sources;

    FeedsController(FeedMonitor monitor, PageSources sources) {
        this.monitor = monitor;
        this.sources = sources;
    }

    @GetMapping("/feeds")
    String feeds(Viewer viewer, @RequestParam Optional<String> period, Model model) {
        FeedsPage page = page(viewer, period);
        model.addAttribute("shell", viewer.shell("/feeds", 0));
        model.addAttribute("p", page);
        model.addAttribute("choices", choices(page.period()));
        return "feeds";
    }

    @GetMapping("/feeds/table.csv")
    ResponseEntity<byte[]> table(Viewer viewer, @RequestParam Optional<String> period) {
        FeedsPage page = page(viewer, period);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(page.streetName() + "报送监控" + page.period() + ".csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(page.csv().getBytes(StandardCharsets.UTF_8));
    }

    private FeedsPage page(Viewer viewer, Optional<String> asked) {
        if (viewer.audience() != Audience.STREET) {
            throw Problem.notFound();
        }
        StreetCode street = viewer.requireStreet();
        FeedBoard board = monitor.street(viewer.scope(), street, month(asked));
        return FeedsPage.of(
                sources.streetName(viewer.scope(), street),
                board,
                sources.uploads(
                        viewer.scope(),
                        board.lines().stream()
                                .flatMap(line -> line.cells().values().stream())
                                .map(FeedBoard.Cell::submission)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())));
    }

    private Period.Month month(Optional<String> asked) {
        if (asked.isEmpty()) {
            return Period.monthOf(sources.today()).plus(-1);
        }
        return Period.parse(asked.get())
                .filter(p -> p instanceof Period.Month)
                .map(p -> (Period.Month) p)
                .orElseThrow(Problem::notFound);
    }

    private List<PeriodChoice> choices(String chosen) {
        List<PeriodChoice> choices = new ArrayList<>();
        Period.Month newest = Period.monthOf(sources.today());
        for (int i = 0; i < MONTHS; i++) {
            Period.Month month = newest.plus(-i);
            choices.add(new PeriodChoice(
                    month.toString(), Days.title(month), month.toString().equals(chosen)));
        }
        if (choices.stream().noneMatch(PeriodChoice::chosen)) {
            Period.Month month = month(Optional.of(chosen));
            choices.addFirst(new PeriodChoice(chosen, Days.title(month), true));
        }
        return choices;
    }
}
