package org.jujian.server.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Unit;
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

    record Row(
            String code,
            String name,
            String kind,
            LocalDate enabledOn,
            @Nullable LocalDate disabledOn) {}

    @GetMapping("/api/v1/units")
    List<Row> units(@AuthenticationPrincipal Person person, @RequestParam Optional<String> parent) {
        if (parent.isEmpty()) {
            return rows(units.ofStreet(person.scope(), person.street()));
        }
        Optional<UnitCode> unit = UnitCode.parse(parent.get()).filter(u -> u.value() % 1000 != 0);
        if (unit.isPresent()) {
            return rows(List.of(units.find(person.scope(), unit.get()).orElseThrow(Problem::notFound)));
        }
        StreetCode street = StreetCode.parse(parent.get()).orElseThrow(Problem::notFound);
        if (person.scope().within(street.range()).ranges().isEmpty()) {
            throw Problem.notFound();
        }
        return rows(units.ofStreet(person.scope(), street));
    }

    private static List<Row> rows(List<Unit> units) {
        return units.stream()
                .map(u -> new Row(u.code().toString(), u.name(), u.kind().label(), u.enabledOn(), u.disabledOn()))
                .toList();
    }
}
