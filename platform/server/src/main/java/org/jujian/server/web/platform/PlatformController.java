package org.jujian.server.web.platform;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.restatement.Checked;
import org.jujian.reports.restatement.RestatementChecks;
import org.jujian.server.web.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class PlatformController {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_NAMED = 10;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final RestatementChecks checks;

    PlatformController(RestatementChecks checks) {
        this.checks = checks;
    }

    /// A street that was checked. `where` names cells that differ, without their values.
    public record Row(String checkedAt, String street, String asOf, int cells, int differences, String where) {
        static Row of(Checked checked) {
            String named = checked.differences().stream()
                    .limit(MOST_NAMED)
                    .map(cell -> cell.unit() + " " + cell.period() + " " + cell.metric())
                    .reduce((a, b) -> a + "；" + b)
                    .orElse("");
            return new Row(
                    MINUTE.format(checked.checkedAt().atZone(ChinaTime.ZONE)),
                    checked.street().toString(),
                    checked.asOf().toString(),
                    checked.cells(),
                    checked.count(),
                    checked.count() > MOST_NAMED ? named + "；等" : named);
        }
    }

    /// Whoever else comes here sees the page without the checks.
    @GetMapping("/platform")
    String platform(Viewer viewer, Model model) {
        List<Row> rows = viewer.audience() == Audience.ADMINISTRATION
                ? checks.latest(viewer.scope(), MOST_SHOWN).stream()
                        .map(Row::of)
                        .toList()
                : List.of();
        model.addAttribute("shell", viewer.shell("/platform", 0));
        model.addAttribute("checks", rows);
        return "platform";
    }
}
