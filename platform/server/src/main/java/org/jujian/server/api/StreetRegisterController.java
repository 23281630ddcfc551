package org.jujian.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Streets;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The register of streets, for the administrator of the platform; to everybody else these calls do not exist.
@RestController
class StreetRegisterController {
    private final Streets streets;
    private final Audit audit;

    StreetRegisterController(Streets streets, Audit audit) {
        this.streets = streets;
        this.audit = audit;
    }

    record Row(@Nullable String code, @Nullable String name) {
        static Row of(Street street) {
            return new Row(street.code().toString(), street.name());
        }
    }

    @GetMapping("/api/v1/streets")
    List<Row> streets(@AuthenticationPrincipal Person person, @RequestParam(defaultValue = "") String q) {
        return streets.search(person.scope(), q, 0, Integer.MAX_VALUE).stream()
                .map(Row::of)
                .toList();
    }

    @PostMapping("/api/v1/streets")
    @ResponseStatus(HttpStatus.CREATED)
    Row register(@AuthenticationPrincipal Person person, @RequestBody Row wanted) {
        String code = wanted.code() == null ? "" : wanted.code().strip();
        String name = wanted.name() == null ? "" : wanted.name().strip();
        // who may not is told nothing about what was sent
        streets.requireKeeper(person.scope());
        List<String> refused = Streets.refusals(code, name);
        if (!refused.isEmpty()) {
            throw new Problem("BAD_STREET", 400, String.join("", refused));
        }
        var street = new Street(StreetCode.of(code), name);
        switch (streets.register(person.scope(), street)) {
            case REGISTERED ->
                audit.record(person, "REGISTER_STREET", street.code().toString());
            case TAKEN -> throw new Problem("STREET_TAKEN", 409, "街道代码：“" + street.code() + "”已经登记，没有改动。");
        }
        return Row.of(street);
    }
}
