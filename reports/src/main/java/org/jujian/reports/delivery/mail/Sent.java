package org.jujian.reports.delivery.mail;

/// What became of a letter that was given to the server; each reason is a Chinese sentence.
public sealed interface Sent {
    /// The server answers for it from now on.
    record Accepted() implements Sent {}

    /// The server has it not, and may take it later.
    record NotNow(String reason) implements Sent {}

    /// The server will not take it as it is.
    record Never(String reason) implements Sent {}

    /// The connection ended before the server's answer.
    record Unknown(String reason) implements Sent {}
}
