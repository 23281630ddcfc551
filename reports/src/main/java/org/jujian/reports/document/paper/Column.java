package org.jujian.reports.document.paper;

/// A column of a table: its title, its width in points and how its cells are set. Numbers stand to the right.
public record Column(String title, int width, Alignment alignment) {
    public enum Alignment {
        LEFT,
        CENTER,
        RIGHT,
        JUSTIFIED
    }

    public static Column words(String title, int width) {
        return new Column(title, width, Alignment.LEFT);
    }

    public static Column centered(String title, int width) {
        return new Column(title, width, Alignment.CENTER);
    }

    public static Column number(String title, int width) {
        return new Column(title, width, Alignment.RIGHT);
    }

    public static Column prose(String title, int width) {
        return new Column(title, width, Alignment.JUSTIFIED);
    }
}
