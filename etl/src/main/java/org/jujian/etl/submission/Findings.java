package org.jujian.etl.submission;

import java.util.List;

/// What a batch of rows has to say to the sender; the warnings of a submission are counted from `firstWarning`.
record Findings(List<RejectedRow> rejections, List<RowWarning> warnings, int firstWarning) {
    Findings {
        rejections = List.copyOf(rejections);
        warnings = List.copyOf(warnings);
    }
}
