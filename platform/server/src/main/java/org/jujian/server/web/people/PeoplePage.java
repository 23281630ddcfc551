package org.jujian.server.web.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Pager;
import org.jujian.tenants.account.Account;
import org.jujian.tenants.account.Accounts;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;

/// What the page 人员账号 shows.
///
/// @param done what was done just now, empty for nothing
public record PeoplePage(
        String lede, String text, List<Choice> roles, List<Choice> states, List<Row> rows, Pager pager, String done) {
    static final int SIZE = 50;

    public PeoplePage {
        roles = List.copyOf(roles);
        states = List.copyOf(states);
        rows = List.copyOf(rows);
    }

    public record Choice(String value, String label, boolean chosen) {}

    /// @param own the viewer himself, whom he does not administer
    public record Row(
            String username,
            String name,
            String role,
            String unit,
            String state,
            String style,
            String until,
            boolean own,
            List<Act> acts) {
        public Row {
            acts = List.copyOf(acts);
        }
    }

    static PeoplePage of(
            Person viewer,
            Accounts.Query query,
            List<Account> accounts,
            int all,
            int page,
            Map<Long, String> units,
            String done) {
        boolean about = accounts.stream()
                .anyMatch(account -> account.person().username().equals(query.text()));
        return new PeoplePage(
                ledeOf(viewer.role()),
                query.text(),
                roles(viewer, query.role()),
                states(query.state()),
                accounts.stream().map(account -> row(viewer, account, units)).toList(),
                Pager.of(page, SIZE, all, address(query)),
                about ? done : "");
    }

    static List<Choice> roles(Person viewer, @Nullable Role chosen) {
        return viewer.role().administers().stream()
                .map(role -> new Choice(role.name(), role.label(), role == chosen))
                .toList();
    }

    private static List<Choice> states(Account.@Nullable State chosen) {
        return Arrays.stream(Account.State.values())
                .map(state -> new Choice(state.name(), state.label(), state == chosen))
                .toList();
    }

    private static String ledeOf(Role role) {
        return role == Role.ADMINISTRATOR ? "平台管理员、街道办和街道纪工委的账号。社区人员的账号由各街道办管理。" : "本街道各社区人员的账号。街道办和纪工委的账号由平台管理员管理。";
    }

    private static String address(Accounts.Query query) {
        return "/people?q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8)
                + "&role=" + (query.role() == null ? "" : query.role().name())
                + "&state=" + (query.state() == null ? "" : query.state().name())
                + "&page=";
    }

    static Row row(Person viewer, Account account, Map<Long, String> units) {
        Person person = account.person();
        boolean own = person.username().equals(viewer.username());
        return new Row(
                person.username(),
                account.name(),
                person.role().label(),
                unit(person, units),
                account.state().label(),
                style(account.state()),
                account.state() == Account.State.ONE_TIME && account.until() != null
                        ? Days.moment(account.until()) + " 前有效"
                        : "",
                own,
                own ? List.of() : Act.fitting(account));
    }

    /// The name before the code, as far as the viewer may know it.
    private static String unit(Person person, Map<Long, String> units) {
        if (person.unit() == 0) {
            return "";
        }
        String code = UnitCode.isStreet(person.unit()) ? person.street().toString() : Long.toString(person.unit());
        return Stream.ofNullable(units.get(person.unit()))
                .map(name -> name + " " + code)
                .findFirst()
                .orElse(code);
    }

    private static String style(Account.State state) {
        return switch (state) {
            case ACTIVE -> "ok";
            case ONE_TIME -> "info";
            case EXPIRED -> "warn";
            case DISABLED -> "";
        };
    }
}
