package org.jujian.etl.submission;

/// `RECEIVED` → `RUNNING` → `DONE` or `FAILED`. Work that was cut off stays `RUNNING` until somebody takes it over;
/// trouble of a store puts it back to `RECEIVED`.
public enum SubmissionState {
    RECEIVED,
    RUNNING,
    DONE,
    FAILED;

    public boolean isFinal() {
        return this == DONE || this == FAILED;
    }
}
