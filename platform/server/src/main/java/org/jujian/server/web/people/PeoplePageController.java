package org.jujian.server.web.people;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.server.web.Viewer;
import org.jujian.server.web.view.Days;
import org.jujian.tenants.account.Account;
import org.jujian.tenants.account.Accounts;
import org.jujian.tenants.account.Creation;
import org.jujian.tenants.account.NewAccount;
import org.jujian.tenants.people.OneTimePassword;
import org.jujian.tenants.people.Role;
import org.jujian.tenants.unit.Streets;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 人员账号. Every act is asked for once more on a page of its own; a one-time password is part of the answer to the form
/// that made it and is kept nowhere, so that it is shown once.
@Controller
class PeoplePageController {
    private final Accounts accounts;
    private final Units units;
    private final Streets streets;

    PeoplePageController(Accounts accounts, Units units, Streets streets) {
        this.accounts = accounts;
        this.units = units;
        this.streets = streets;
    }

    @GetMapping("/people")
    String people(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        var query = new Accounts.Query(q.strip(), role(role), state(state));
        int number = Math.clamp(page, 1, 100_000);
        List<Account> found = accounts.find(viewer.person(), query, (number - 1) * PeoplePage.SIZE, PeoplePage.SIZE);
        model.addAttribute("shell", viewer.shell("/people", 0));
        model.addAttribute(
                "p",
                PeoplePage.of(
                        viewer.person(),
                        query,
                        found,
                        accounts.count(viewer.person(), query),
                        number,
                        names(viewer, found),
                        Act.of(done).map(Act::done).orElse("")));
        return "people";
    }

    /// @param unit written into the form beforehand
    @GetMapping("/people/new")
    String form(Viewer viewer, @RequestParam(defaultValue = "") String unit, Model model) {
        return form(viewer, new NewAccount("", "", "", unit), List.of(), model);
    }

    @PostMapping("/people")
    String create(
            Viewer viewer,
            @RequestParam String username,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String unit,
            Model model) {
        var written = new NewAccount(username, name, role, unit);
        return switch (accounts.create(viewer.person(), written)) {
            case Creation.Refused refused -> form(viewer, written, refused.advice(), model);
            case Creation.Taken taken -> form(viewer, written, List.of(taken.advice()), model);
            case Creation.Created created -> password(viewer, created.account(), created.password(), "账号已建好", model);
        };
    }

    @GetMapping("/people/{username}/{act}")
    String ask(Viewer viewer, @PathVariable String username, @PathVariable String act, Model model) {
        Act asked = Act.of(act).orElseThrow(Problem::notFound);
        Account account = accounts.load(viewer.person(), username);
        model.addAttribute("shell", viewer.shell("/people", 0));
        model.addAttribute("act", asked);
        model.addAttribute("r", PeoplePage.row(viewer.person(), account, names(viewer, List.of(account))));
        return "person-act";
    }

    @PostMapping("/people/{username}/{act}")
    String act(Viewer viewer, @PathVariable String username, @PathVariable String act, Model model) {
        Act asked = Act.of(act).orElseThrow(Problem::notFound);
        switch (asked) {
            case RESET -> {
                OneTimePassword password = accounts.reset(viewer.person(), username);
                return password(viewer, accounts.load(viewer.person(), username), password, "密码已重置", model);
            }
            case DISABLE -> accounts.disable(viewer.person(), username);
            case ENABLE -> accounts.enable(viewer.person(), username);
        }
        return "redirect:/people?q=" + username + "&done=" + asked.word();
    }

    private String form(Viewer viewer, NewAccount written, List<String> refused, Model model) {
        List<PeoplePage.Choice> roles = PeoplePage.roles(viewer.person(), role(written.role()));
        if (roles.isEmpty()) {
            throw Problem.notFound();
        }
        List<PeoplePage.Choice> communities = viewer.street().stream()
                .flatMap(street -> units.ofStreet(viewer.scope(), street).stream())
                .map(unit -> new PeoplePage.Choice(
                        unit.code().toString(),
                        unit.shortName() + " " + unit.code(),
                        unit.code().toString().equals(written.unit())))
                .toList();
        model.addAttribute("shell", viewer.shell("/people", 0));
        model.addAttribute("f", new PersonForm(written, roles, communities, refused));
        model.addAttribute("writes", viewer.audience() == Audience.ADMINISTRATION);
        return "person-form";
    }

    private String password(Viewer viewer, Account account, OneTimePassword password, String heading, Model model) {
        model.addAttribute("shell", viewer.shell("/people", 0));
        model.addAttribute("heading", heading);
        model.addAttribute("r", PeoplePage.row(viewer.person(), account, names(viewer, List.of(account))));
        model.addAttribute("password", password.value());
        model.addAttribute("until", Days.longMoment(password.until()));
        return "person-password";
    }

    private Map<Long, String> names(Viewer viewer, List<Account> accounts) {
        return viewer.street()
                .map(street -> units.ofStreet(viewer.scope(), street).stream()
                        .collect(Collectors.toMap(unit -> unit.code().value(), Unit::shortName)))
                .orElseGet(() -> streets
                        .named(
                                viewer.scope(),
                                accounts.stream()
                                        .filter(account -> account.person().unit() != 0)
                                        .map(account -> account.person().street())
                                        .collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                street -> street.getKey().range().from(), Map.Entry::getValue)));
    }

    private static @Nullable Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Account.@Nullable State state(String name) {
        return Arrays.stream(Account.State.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
