package org.jujian.server.kill;

/// Where on the path of a fact something is killed.
enum Point {
    /// half of the bytes are in the quarantine
    UPLOADING,
    /// all bytes are written, nothing is committed
    UPLOADED,
    /// inside of the transaction that gives the number
    ACKNOWLEDGING,
    /// committed, and not answered yet
    ACKNOWLEDGED,
    BEGUN,
    READ,
    KEPT,
    ROWS_WRITTEN,
    ROWS_NOTED,
    SETTLED,
    FOLLOWED,
    DONE,
    /// figures: the job looks for work
    FIGURES_LOOKED,
    /// a run is begun or ended
    FIGURES_RUN,
    /// cells are computed, nothing is published
    FIGURES_COMPUTED
}
