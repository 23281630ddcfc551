package org.jujian.reports.document.paper;

/// How a paper is laid out. Widths are those of its column in points.
public enum Form {
    /// An official document: prose of 16 points in lines of 28.
    REPORT(442, "paper", 10.5f, 14, 20, 22, 3),
    /// A sheet of one or two pages: prose of 10 points.
    CARD(499, "card", 8.5f, 11, 14, 15, 1),
    /// A sheet of A3 for the notice board: nothing smaller than 16 points (reports.md E).
    BOARD(730, "board", 17, 24, 36, 38, 4);

    /// Points of the name of a line of provenance, and of the code beside it, on a sheet of A4.
    private static final int NAMES_OF_PROVENANCE = 84;

    private static final int CODE = 86;
    private static final int BESIDE_THE_CODE = 94;
    /// What a sheet of A3 is wider.
    private static final float WIDER = 730f / 442;

    private final int width;
    private final String template;
    private final float tableFont;
    private final float tableLine;
    private final int tableRow;
    private final int tableHead;
    private final int tablePadding;

    Form(int width, String template, float tableFont, float tableLine, int tableRow, int tableHead, int tablePadding) {
        this.width = width;
        this.template = template;
        this.tableFont = tableFont;
        this.tableLine = tableLine;
        this.tableRow = tableRow;
        this.tableHead = tableHead;
        this.tablePadding = tablePadding;
    }

    public int width() {
        return width;
    }

    String template() {
        return template;
    }

    float tableFont() {
        return tableFont;
    }

    float tableLine() {
        return tableLine;
    }

    int tableRow() {
        return tableRow;
    }

    int tableHead() {
        return tableHead;
    }

    int tablePadding() {
        return tablePadding;
    }

    int namesOfProvenance() {
        return scaled(NAMES_OF_PROVENANCE);
    }

    int code() {
        return scaled(CODE);
    }

    int besideTheCode() {
        return scaled(BESIDE_THE_CODE);
    }

    /// The line 续表 above a table that goes on.
    int continuedLine() {
        return Math.max(16, Math.round(tableFont * 1.6f));
    }

    private int scaled(int points) {
        return switch (this) {
            case REPORT, CARD -> points;
            case BOARD -> Math.round(points * WIDER);
        };
    }

    int rowToSign() {
        return tableRow + tableRow / 2 + 2;
    }
}
