package org.jujian.tenants.people;

/// What came of a name and a password.
public sealed interface Login {
    record Granted(Person person) implements Login {}

    /// Name or password is wrong; which of them is not said.
    record Refused() implements Login {}

    /// Too many wrong passwords; this one was not looked at.
    record Throttled() implements Login {}
}
