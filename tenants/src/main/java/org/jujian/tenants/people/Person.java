package org.jujian.tenants.people;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;

/// Somebody who logs in. `unit` is a community's code, a street's with 000 behind it, or 0 for the administrator.
/// Serializable, because a session keeps it; a principal, because sessions are found by its name.
public record Person(String username, Role role, long unit) implements Serializable, Principal {
    public Person {
        boolean fits = switch (role.audience()) {
            case ADMINISTRATION -> unit == 0;
            case STREET, COMMITTEE -> UnitCode.isStreet(unit) && unit > 0;
            case COMMUNITY, AUDIT, PUBLIC, SYSTEM -> !UnitCode.isStreet(unit);
        };
        if (!fits) {
            throw new IllegalArgumentException("unit of a " + role + ": found " + unit);
        }
    }

    @Override
    public String getName() {
        return username;
    }

    public Scope scope() {
        return new Scope(
                username,
                role.audience(),
                switch (role.audience()) {
                    case STREET, COMMITTEE -> List.of(street().range());
                    case COMMUNITY -> List.of(new UnitCode(unit).range());
                    case ADMINISTRATION, AUDIT, PUBLIC, SYSTEM -> List.<CodeRange>of();
                });
    }

    /// The street that the person belongs to; none for the administrator (`NOT_FOUND`).
    public StreetCode street() {
        if (unit == 0) {
            throw Problem.notFound();
        }
        return StreetCode.ofUnit(unit);
    }
}
