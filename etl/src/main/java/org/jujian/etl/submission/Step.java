package org.jujian.etl.submission;

/// The points of the work on a submission between which a crash makes a difference.
enum Step {
    BEGUN,
    READ,
    KEPT,
    ROWS_WRITTEN,
    ROWS_NOTED,
    SETTLED,
    FOLLOWED,
    DONE,
    REFUSED,
    DESTROYED
}
