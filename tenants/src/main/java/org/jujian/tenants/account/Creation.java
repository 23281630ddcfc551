package org.jujian.tenants.account;

import java.util.List;
import org.jujian.tenants.people.OneTimePassword;

/// What came of the wish for another person.
public sealed interface Creation {
    /// The password is shown this once.
    record Created(Account account, OneTimePassword password) implements Creation {}

    /// Somebody has the user name, here or elsewhere.
    record Taken(String advice) implements Creation {}

    /// @param advice in Chinese: what was found, what was expected, what to do
    record Refused(List<String> advice) implements Creation {
        public Refused {
            advice = List.copyOf(advice);
        }
    }
}
