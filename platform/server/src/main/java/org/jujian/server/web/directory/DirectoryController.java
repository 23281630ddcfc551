package org.jujian.server.web.directory;

import java.time.Clock;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.server.web.Viewer;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Units;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class DirectoryController {
    private final Units units;
    private final Clock clock;

    DirectoryController(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /// 社区名录 of the viewer's street; a community sees itself.
    @GetMapping("/units")
    String directory(Viewer viewer, Model model) {
        StreetCode street =
                viewer.community().map(UnitCode::street).or(viewer::street).orElseThrow(Problem::notFound);
        DirectoryPage page = DirectoryPage.of(
                units.findStreet(viewer.scope(), street).map(Street::name).orElseThrow(Problem::notFound),
                units.ofStreet(viewer.scope(), street),
                units.histories(viewer.scope(), street),
                units.predecessors(viewer.scope(), street),
                ChinaTime.today(clock));
        model.addAttribute("shell", viewer.shell("/units", 0));
        model.addAttribute("p", page);
        return "directory";
    }
}
