package org.jujian.server.web.register;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.reports.document.issuing.Amendments;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.register.RegisterPage.Notice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 修改文字, of a self-inspection in the register. Whoever finds the report reads the words and their changes.
@Controller
class TextController {
    private static final int NOT_FOUND = 404;

    private final Amendments amendments;

    TextController(Amendments amendments) {
        this.amendments = amendments;
    }

    @GetMapping("/reports/{number}/text")
    String text(Viewer viewer, @PathVariable String number, @RequestParam(defaultValue = "") String done, Model model) {
        return show(
                viewer,
                number,
                Map.of(),
                done.isEmpty() ? null : new Notice("ok", "i-ok", "已修改。草稿正在重新印制，请稍后到登记簿下载。"),
                model);
    }

    @PostMapping("/reports/{number}/text")
    String edit(
            Viewer viewer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletResponse response) {
        try {
            amendments.edit(viewer.person(), number, place, text);
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                throw problem;
            }
            response.setStatus(problem.status());
            return show(viewer, number, Map.of(place, text), new Notice("bad", "i-bad", problem.getMessage()), model);
        }
        return "redirect:/reports/" + number + "/text?done=1";
    }

    private String show(Viewer viewer, String number, Map<String, String> typed, @Nullable Notice notice, Model model) {
        model.addAttribute("shell", viewer.shell("/reports", 0));
        model.addAttribute("p", TextPage.of(amendments.load(viewer.person(), number), typed, notice));
        return "report-text";
    }
}
