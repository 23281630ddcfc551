package org.jujian.tenants.people;

import java.util.EnumSet;
import java.util.Set;
import org.jujian.base.scope.Audience;

/// Who somebody is (process.md §0). Street roles reach all communities of their street, community roles their own, the
/// administrator none.
public enum Role {
    ADMINISTRATOR("平台管理员", Audience.ADMINISTRATION),
    STREET_OFFICE("街道办", Audience.STREET),
    DISCIPLINE_COMMITTEE("街道纪工委", Audience.COMMITTEE),
    CLERK("公开专员", Audience.COMMUNITY),
    DIRECTOR("居委会主任", Audience.COMMUNITY),
    SUPERVISOR("居务监督小组", Audience.COMMUNITY);

    private final String label;
    private final Audience audience;

    Role(String label, Audience audience) {
        this.label = label;
        this.audience = audience;
    }

    /// The roles whose people this one creates, disables and gives one-time passwords. A committee's account is in no
    /// street office's hands: what it sees is hidden from the street too.
    public Set<Role> administers() {
        return switch (this) {
            case ADMINISTRATOR -> EnumSet.of(ADMINISTRATOR, STREET_OFFICE, DISCIPLINE_COMMITTEE);
            case STREET_OFFICE -> EnumSet.of(CLERK, DIRECTOR, SUPERVISOR);
            case DISCIPLINE_COMMITTEE, CLERK, DIRECTOR, SUPERVISOR -> EnumSet.noneOf(Role.class);
        };
    }

    public String label() {
        return label;
    }

    public Audience audience() {
        return audience;
    }
}
