package org.jujian.server.api;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.tenants.account.Account;
import org.jujian.tenants.account.Accounts;
import org.jujian.tenants.account.Creation;
import org.jujian.tenants.account.NewAccount;
import org.jujian.tenants.people.OneTimePassword;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The people whom the caller administers; to whoever administers nobody these calls do not exist. The id of a person
/// is
/// the user name.
@RestController
class PersonController {
    private final Accounts accounts;

    PersonController(Accounts accounts) {
        this.accounts = accounts;
    }

    /// @param unit a community's 12 digits, a street's 9, null for an administrator
    /// @param state ACTIVE, ONE_TIME, EXPIRED, DISABLED
    /// @param oneTimeUntil when the one-time password ends, null when it was changed
    record Row(
            String username,
            String name,
            String role,
            @Nullable String unit,
            String state,
            @Nullable OffsetDateTime oneTimeUntil,
            OffsetDateTime createdAt) {
        static Row of(Account account) {
            Person person = account.person();
            return new Row(
                    person.username(),
                    account.name(),
                    person.role().name(),
                    unit(person),
                    account.state().name(),
                    account.until() == null ? null : ChinaTime.offset(account.until()),
                    ChinaTime.offset(account.createdAt()));
        }

        private static @Nullable String unit(Person person) {
            if (person.unit() == 0) {
                return null;
            }
            return UnitCode.isStreet(person.unit()) ? person.street().toString() : Long.toString(person.unit());
        }
    }

    /// The one-time password is answered this once.
    record Given(Row person, String oneTimePassword, OffsetDateTime oneTimeUntil) {
        static Given of(Account account, OneTimePassword password) {
            return new Given(Row.of(account), password.value(), ChinaTime.offset(password.until()));
        }
    }

    record Wanted(
            @Nullable String username,
            @Nullable String name,
            @Nullable String role,
            @Nullable String unit) {
        NewAccount account() {
            return new NewAccount(text(username), text(name), text(role), text(unit));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    @GetMapping("/api/v1/people")
    List<Row> people(
            @AuthenticationPrincipal Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> role,
            @RequestParam Optional<String> state) {
        var query = new Accounts.Query(
                q,
                role.map(name -> named(Role.values(), name, "role")).orElse(null),
                state.map(name -> named(Account.State.values(), name, "state")).orElse(null));
        return accounts.find(person, query, 0, Integer.MAX_VALUE).stream()
                .map(Row::of)
                .toList();
    }

    @PostMapping("/api/v1/people")
    @ResponseStatus(HttpStatus.CREATED)
    Given create(@AuthenticationPrincipal Person person, @RequestBody Wanted wanted) {
        return switch (accounts.create(person, wanted.account())) {
            case Creation.Created created -> Given.of(created.account(), created.password());
            case Creation.Taken taken -> throw new Problem("USERNAME_TAKEN", 409, taken.advice());
            case Creation.Refused refused -> throw new Problem("BAD_PERSON", 400, String.join("", refused.advice()));
        };
    }

    @PostMapping("/api/v1/people/{username}/reset")
    Given reset(@AuthenticationPrincipal Person person, @PathVariable String username) {
        OneTimePassword password = accounts.reset(person, username);
        return Given.of(accounts.load(person, username), password);
    }

    @PostMapping("/api/v1/people/{username}/disable")
    Row disable(@AuthenticationPrincipal Person person, @PathVariable String username) {
        return Row.of(accounts.disable(person, username));
    }

    @PostMapping("/api/v1/people/{username}/enable")
    Row enable(@AuthenticationPrincipal Person person, @PathVariable String username) {
        return Row.of(accounts.enable(person, username));
    }

    private static <E extends Enum<E>> E named(E[] all, String name, String parameter) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "BAD_PARAMETER", 400, parameter + "：发现“" + name + "”，应为 " + Arrays.toString(all) + " 之一。"));
    }
}
