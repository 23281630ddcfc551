package org.jujian.server.web.people;

import java.util.List;
import org.jujian.tenants.account.NewAccount;

/// The form 新建账号 with what was written and what is wrong with it.
///
/// @param units the communities to choose from; empty where a street's code is written
public record PersonForm(
        NewAccount written, List<PeoplePage.Choice> roles, List<PeoplePage.Choice> units, List<String> refused) {
    public PersonForm {
        roles = List.copyOf(roles);
        units = List.copyOf(units);
        refused = List.copyOf(refused);
    }
}
