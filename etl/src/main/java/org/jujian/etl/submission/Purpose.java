package org.jujian.etl.submission;

/// What a file is fed for. A dry run is judged and answered like a load, in its turn, and changes nothing.
public enum Purpose {
    LOAD("load"),
    DRY_RUN("dry run");

    private final String stored;

    Purpose(String stored) {
        this.stored = stored;
    }

    String stored() {
        return stored;
    }

    static Purpose ofStored(String text) {
        return text.equals(DRY_RUN.stored) ? DRY_RUN : LOAD;
    }
}
