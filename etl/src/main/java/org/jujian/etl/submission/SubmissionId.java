package org.jujian.etl.submission;

import java.util.Optional;
import java.util.UUID;

/// The public name of a submission; says nothing about whose it is or how many there are.
public record SubmissionId(UUID value) {
    /// Empty for any text that is no UUID.
    public static Optional<SubmissionId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(new SubmissionId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
