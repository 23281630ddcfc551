package org.jujian.etl.submission;

/// Why the column store has to be written anew.
public enum RebuildCause {
    /// somebody asked for it
    ASKED("应要求重建"),
    /// an earlier one was cut off
    CUT_OFF("上次重建中断"),
    /// rows that were accepted are not there: the directory was lost, or an older one was put back
    ROWS_MISSING("列存缺少已入库的行"),
    /// rows are there that no submission brought: PostgreSQL was put back to an older state
    ROWS_UNKNOWN("列存有来历不明的行");

    private final String words;

    RebuildCause(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
