package org.jujian.tenants.people;

/// What came of a name and a password.
public sealed interface Login {
    record Granted(Person person) implements Login {}

    /// The one-time password is right: the person may change it, and nothing else.
    record MustChange(Person person) implements Login {}

    /// The one-time password is right, and its seven days are over.
    record Expired() implements Login {}

    /// Name or password is wrong, or the person was disabled; which of them is not said.
    record Refused() implements Login {}

    /// Too many wrong passwords; this one was not looked at.
    record Throttled() implements Login {}
}
