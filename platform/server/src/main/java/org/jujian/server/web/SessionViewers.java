package org.jujian.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// The viewer is the person of the session: the principal of a login is a [Person].
@Component
class SessionViewers implements Viewers {
    private final Units units;

    SessionViewers(Units units) {
        this.units = units;
    }

    @Override
    public Viewer of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication login
                && login.getPrincipal() instanceof Person person) {
            return viewer(person);
        }
        throw Problem.notFound();
    }

    private Viewer viewer(Person person) {
        return switch (person.role()) {
            case ADMINISTRATOR -> new Viewer(person, "居鉴", "平台");
            case STREET_OFFICE -> new Viewer(person, street(person), "社区管理");
            case DISCIPLINE_COMMITTEE -> new Viewer(person, street(person), "监督");
            case CLERK, DIRECTOR, SUPERVISOR -> new Viewer(person, community(person), street(person));
        };
    }

    private String street(Person person) {
        return units.findStreet(person.scope(), person.street())
                .map(s -> s.name())
                .orElseGet(() -> person.street().toString());
    }

    private String community(Person person) {
        return units.find(person.scope(), new UnitCode(person.unit()))
                .map(Unit::name)
                .orElseGet(() -> Long.toString(person.unit()));
    }
}
