package org.jujian.etl.workbook;

/// How large a part of a workbook may be when it is inflated.
enum PartLimit {
    /// 1,048,576 rows of 22 columns come to less
    SHEET(1L << 30),
    SHARED_STRINGS(256L << 20),
    OTHER(32L << 20);

    /// Sheets are inflated to some thirty times their size in the file; what goes far beyond was made to.
    static final int LARGEST_RATIO = 200;

    /// Below this size the ratio says nothing.
    static final long RATIO_FROM = 8L << 20;

    private final long bytes;

    PartLimit(long bytes) {
        this.bytes = bytes;
    }

    long bytes() {
        return bytes;
    }
}
