package org.jujian.reports.document.paper;

/// How a paper is laid out. Widths are those of its column in points.
public enum Form {
    /// An official document: prose of 16 points in lines of 28.
    REPORT(442, "paper", 10.5f, 14, 20, 22, 3),
    /// A sheet of one or two pages: prose of 10 points.
    CARD(499, "card", 8.5f, 11, 14, 15, 1);

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

    int rowToSign() {
        return tableRow + tableRow / 2 + 2;
    }
}
