package org.jujian.reports.document.paper;

/// A column of a table: its title, its width in points and how its cells are set. Numbers stand to the right.
public record Column(String title, int width, Alignment alignment, Ground ground) {
    public enum Alignment {
        LEFT,
        CENTER,
        RIGHT,
        JUSTIFIED
    }

    public enum Ground {
        WHITE,
        /// by the tone of each cell
        TONED
    }

    public static Column words(String title, int width) {
        return new Column(title, width, Alignment.LEFT, Ground.WHITE);
    }

    public static Column centered(String title, int width) {
        return new Column(title, width, Alignment.CENTER, Ground.WHITE);
    }

    public static Column number(String title, int width) {
        return new Column(title, width, Alignment.RIGHT, Ground.WHITE);
    }

    public static Column prose(String title, int width) {
        return new Column(title, width, Alignment.JUSTIFIED, Ground.WHITE);
    }

    /// A column of a heat map.
    public static Column heat(String title, int width) {
        return new Column(title, width, Alignment.CENTER, Ground.TONED);
    }
}
