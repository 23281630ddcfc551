package org.jujian.etl.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.files.Sha256;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;

/// A file as it was acknowledged, and how far the work on it is. Submissions of one street are applied in the order of
/// `number`; `progress` runs from 0 to 1; `problem` says why a `FAILED` one was refused as a whole; `mapping` is what
/// was
/// said about the file's headings when it was acknowledged, so that a replay reads the same.
public record Submission(
        SubmissionId id,
        long number,
        UnitCode feeder,
        Template template,
        FeedMode mode,
        Purpose purpose,
        AmountUnit amountUnit,
        Mapping mapping,
        String fileName,
        long bytes,
        Sha256 sha256,
        SubmissionState state,
        BigDecimal progress,
        RowCounts rows,
        Optional<Refusal> problem,
        String submittedBy,
        Instant receivedAt,
        Optional<Instant> finishedAt) {

    public StreetCode street() {
        return feeder.street();
    }

    /// Fed by the street office, not by a community of its own.
    public boolean isFedByStreet() {
        return feeder.isStreet();
    }
}
