package org.jujian.etl.submission;

/// Rows of data of a file (no header, blank row or footer): `read = accepted + rejected + unchanged`.
public record RowCounts(long accepted, long rejected, long unchanged) {
    public static final RowCounts NONE = new RowCounts(0, 0, 0);

    public long read() {
        return accepted + rejected + unchanged;
    }

    public RowCounts plus(RowCounts other) {
        return new RowCounts(accepted + other.accepted, rejected + other.rejected, unchanged + other.unchanged);
    }
}
