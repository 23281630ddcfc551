package org.jujian.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.UnitHistory;
import org.jujian.tenants.unit.Units;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UnitController {
    private final Units units;

    UnitController(Units units) {
        this.units = units;
    }

    /// @param validFrom    with `validTo` the days on which it is in force, both included; the same as `enabledOn` and
    ///                     `disabledOn`
    /// @param names        how it was called when, in the order of time
    /// @param predecessors the communities from which it was made, as far as the caller may know
    record Row(
            String code,
            String name,
            String kind,
            LocalDate enabledOn,
            @Nullable LocalDate disabledOn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<UnitHistory.Named> names,
            List<String> predecessors,
            List<String> successors) {}

    @GetMapping("/api/v1/units")
    List<Row> units(@AuthenticationPrincipal Person person, @RequestParam Optional<String> parent) {
        if (parent.isEmpty()) {
            return rows(person, person.street(), units.ofStreet(person.scope(), person.street()));
        }
        Optional<UnitCode> unit = UnitCode.parse(parent.get()).filter(u -> !u.isStreet());
        if (unit.isPresent()) {
            Unit found = units.find(person.scope(), unit.get()).orElseThrow(Problem::notFound);
            return rows(person, unit.get().street(), List.of(found));
        }
        StreetCode street = StreetCode.parse(parent.get()).orElseThrow(Problem::notFound);
        if (person.scope().within(street.range()).ranges().isEmpty()) {
            throw Problem.notFound();
        }
        return rows(person, street, units.ofStreet(person.scope(), street));
    }

    private List<Row> rows(Person person, StreetCode street, List<Unit> found) {
        Map<UnitCode, UnitHistory> histories = units.histories(person.scope(), street);
        Map<UnitCode, List<UnitCode>> predecessors = units.predecessors(person.scope(), street);
        return found.stream()
                .map(u -> new Row(
                        u.code().toString(),
                        u.name(),
                        u.kind().label(),
                        u.enabledOn(),
                        u.disabledOn(),
                        u.enabledOn(),
                        u.disabledOn(),
                        histories
                                .getOrDefault(u.code(), new UnitHistory(List.of()))
                                .names(),
                        written(predecessors.getOrDefault(u.code(), List.of())),
                        written(u.successors())))
                .toList();
    }

    private static List<String> written(List<UnitCode> codes) {
        return codes.stream().map(UnitCode::toString).toList();
    }
}
