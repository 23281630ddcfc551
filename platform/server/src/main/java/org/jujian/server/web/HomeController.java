package org.jujian.server.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where one begins, and the page before that.
@Controller
class HomeController {
    /// What the login page says, by the parameter of its address.
    private static final List<String> STATES = List.of("throttled", "error", "onetime", "expired", "logout");

    @GetMapping("/")
    String home(Viewer viewer) {
        return "redirect:" + Shell.homeOf(viewer.audience());
    }

    @GetMapping("/login")
    String login(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute(
                "state",
                STATES.stream().filter(parameters::containsKey).findFirst().orElse(""));
        return "login";
    }
}
