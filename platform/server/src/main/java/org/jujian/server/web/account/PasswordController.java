package org.jujian.server.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jujian.server.security.Sessions;
import org.jujian.server.web.Viewer;
import org.jujian.tenants.people.PasswordChange;
import org.jujian.tenants.people.People;
import org.jujian.tenants.people.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 修改密码. Nothing typed into the form is written into a page again.
@Controller
class PasswordController {
    private final People people;
    private final Sessions sessions;

    PasswordController(People people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    String form(Viewer viewer, @RequestParam Optional<String> done, Model model) {
        boolean first = mustChange(viewer);
        model.addAttribute("shell", first ? viewer.shell("", 0).closed("/password") : viewer.shell("", 0));
        model.addAttribute("first", first);
        model.addAttribute("done", done.isPresent());
        return "password";
    }

    @PostMapping("/password")
    String change(
            Viewer viewer,
            @RequestParam String old,
            @RequestParam String wanted,
            @RequestParam String again,
            HttpServletRequest request,
            Model model) {
        boolean first = mustChange(viewer);
        Optional<String> refused = wanted.equals(again)
                ? refusal(people.changePassword(viewer.person(), old, wanted, request.getRemoteAddr()))
                : Optional.of("再写一次：与新密码不一致，应写两遍同样的新密码。");
        if (refused.isPresent()) {
            model.addAttribute("refused", refused.get());
            return form(viewer, Optional.empty(), model);
        }
        sessions.endOthers(viewer.person(), request.getSession().getId());
        return first ? "redirect:/" : "redirect:/password?done";
    }

    private boolean mustChange(Viewer viewer) {
        return people.standing(viewer.person().username()) == Standing.MUST_CHANGE;
    }

    private static Optional<String> refusal(PasswordChange change) {
        return switch (change) {
            case PasswordChange.Done ignored -> Optional.empty();
            case PasswordChange.WrongPassword ignored -> Optional.of("原密码：与记录的不一致。怎么办：核对后再写；连续写错多次要等 15 分钟。");
            case PasswordChange.Throttled ignored -> Optional.of("试的次数太多，请 15 分钟后再改。");
            case PasswordChange.Weak weak -> Optional.of(weak.advice());
        };
    }
}
