package org.jujian.tenants.people;

/// What came of the wish for another password.
public sealed interface PasswordChange {
    /// The new password counts; tokens of the person have ended.
    record Done() implements PasswordChange {}

    /// The old password is wrong; nothing was changed.
    record WrongPassword() implements PasswordChange {}

    /// Too many wrong passwords; this one was not looked at.
    record Throttled() implements PasswordChange {}

    /// @param advice in Chinese: what was found, what is expected
    record Weak(String advice) implements PasswordChange {}
}
