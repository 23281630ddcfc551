package org.jujian.server.web;

import java.util.Optional;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.tenants.people.Person;

/// Who looks at a page: a method of a controller takes it as its first argument. `unit` is written as people read it
/// (李园一村社区居委会), `unitDetail` says where the unit belongs.
public record Viewer(Person person, String unit, String unitDetail) {
    public Scope scope() {
        return person.scope();
    }

    /// as people read it: 公开专员
    public String role() {
        return person.role().label();
    }

    public Audience audience() {
        return scope().audience();
    }

    /// The community that the viewer belongs to.
    public Optional<UnitCode> community() {
        if (audience() != Audience.COMMUNITY || scope().ranges().size() != 1) {
            return Optional.empty();
        }
        return Optional.of(new UnitCode(scope().ranges().getFirst().from()));
    }

    /// The street whose communities the viewer oversees.
    public Optional<StreetCode> street() {
        return switch (audience()) {
            case STREET, COMMITTEE, AUDIT ->
                scope().ranges().stream()
                        .findFirst()
                        .filter(r -> UnitCode.isStreet(r.from()))
                        .map(r -> StreetCode.ofUnit(r.from()));
            case COMMUNITY, PUBLIC, ADMINISTRATION, SYSTEM -> Optional.empty();
        };
    }

    /// A page of a street; who has none is told what is told of a page that does not exist.
    public StreetCode requireStreet() {
        return street().orElseThrow(Problem::notFound);
    }

    public UnitCode requireCommunity() {
        return community().orElseThrow(Problem::notFound);
    }

    /// Whether the viewer feeds data: street offices and those who keep a community's books do, those who oversee them
    /// do not (process.md §0).
    public boolean mayUpload() {
        return switch (person.role()) {
            case STREET_OFFICE, CLERK, DIRECTOR -> true;
            case SUPERVISOR, DISCIPLINE_COMMITTEE, ADMINISTRATOR -> false;
        };
    }

    /// Whether the viewer begins a 说明 or 申诉 on a figure of its community: the clerk drafts, the director files.
    public boolean mayObject() {
        return switch (person.role()) {
            case CLERK, DIRECTOR -> true;
            case SUPERVISOR, STREET_OFFICE, DISCIPLINE_COMMITTEE, ADMINISTRATOR -> false;
        };
    }

    public Shell shell(String current, int overdue) {
        Shell shell = Shell.of(audience(), role(), unit, unitDetail, current, overdue);
        return mayUpload() ? shell : shell.without("/upload");
    }
}
