package org.jujian.server.web.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jujian.base.code.StreetCode;
import org.jujian.base.problem.Problem;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.view.Pager;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Streets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 街道登记: which streets are on the platform, for its administrator. What comes after is the street's own: its office
/// uploads the communities.
@Controller
class RegisterController {
    private static final int SIZE = 50;

    private final Streets streets;
    private final Audit audit;

    RegisterController(Streets streets, Audit audit) {
        this.streets = streets;
        this.audit = audit;
    }

    @GetMapping("/streets")
    String streets(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        int number = Math.clamp(page, 1, 100_000);
        String text = q.strip();
        model.addAttribute("shell", viewer.shell("/streets", 0));
        model.addAttribute("q", text);
        model.addAttribute("rows", streets.search(viewer.scope(), text, (number - 1) * SIZE, SIZE));
        model.addAttribute(
                "pager",
                Pager.of(
                        number,
                        SIZE,
                        streets.count(viewer.scope(), text),
                        "/streets?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&page="));
        model.addAttribute(
                "done",
                StreetCode.parse(done)
                        .flatMap(code -> streets.find(viewer.scope(), code))
                        .orElse(null));
        return "streets";
    }

    @PostMapping("/streets")
    String register(Viewer viewer, @RequestParam String code, @RequestParam String name, Model model) {
        // who may not is told nothing about what was sent
        streets.requireKeeper(viewer.scope());
        List<String> refused = Streets.refusals(code.strip(), name.strip());
        if (refused.isEmpty()) {
            var street = new Street(StreetCode.of(code.strip()), name.strip());
            switch (streets.register(viewer.scope(), street)) {
                case REGISTERED -> {
                    audit.record(
                            viewer.person(), "REGISTER_STREET", street.code().toString());
                    return "redirect:/streets?done=" + street.code();
                }
                case TAKEN -> refused = List.of("街道代码：“" + street.code() + "”已经登记，没有改动。怎么办：在下面的清单里查。");
            }
        }
        String page = streets(viewer, "", 1, "", model);
        model.addAttribute("refused", refused);
        model.addAttribute("code", code.strip());
        model.addAttribute("name", name.strip());
        return page;
    }

    @GetMapping("/streets/{code}")
    String street(Viewer viewer, @PathVariable String code, Model model) {
        return street(viewer, load(viewer, code), "", List.of(), model);
    }

    @PostMapping("/streets/{code}")
    String rename(Viewer viewer, @PathVariable String code, @RequestParam String name, Model model) {
        Street street = load(viewer, code);
        List<String> refused = Streets.refusals(street.code().toString(), name.strip());
        if (!refused.isEmpty()) {
            return street(viewer, street, name, refused, model);
        }
        streets.rename(viewer.scope(), new Street(street.code(), name.strip()));
        audit.record(viewer.person(), "RENAME_STREET", street.code().toString());
        return "redirect:/streets?q=" + street.code();
    }

    private Street load(Viewer viewer, String code) {
        return StreetCode.parse(code)
                .flatMap(parsed -> streets.find(viewer.scope(), parsed))
                .orElseThrow(Problem::notFound);
    }

    private static String street(Viewer viewer, Street street, String written, List<String> refused, Model model) {
        model.addAttribute("shell", viewer.shell("/streets", 0));
        model.addAttribute("street", street);
        model.addAttribute("written", refused.isEmpty() ? street.name() : written);
        model.addAttribute("refused", refused);
        return "street-name";
    }
}
