package org.jujian.reports.delivery.mail;

import java.time.Instant;
import java.util.List;

/// An e-mail before it is sent: plain text and files.
///
/// @param id its Message-ID, `<…@…>`: the same letter sent again has the same
public record Letter(
        String id, List<String> to, String subject, String text, List<Attachment> attachments, Instant at) {
    public Letter {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }

    /// @param name in Chinese, with its extension
    public record Attachment(String name, String mediaType, byte[] content) {}
}
