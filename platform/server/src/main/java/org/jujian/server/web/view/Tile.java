package org.jujian.server.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One number with its name, unit and note; `href` leads to its evidence, `definition` explains it.
public record Tile(
        String name,
        String value,
        String unit,
        String note,
        @Nullable String link,
        @Nullable String href,
        @Nullable Definition definition) {

    public static Tile of(String name, String value, String unit, String note, @Nullable Definition definition) {
        return new Tile(name, value, Numbers.EMPTY.equals(value) ? "" : unit, note, null, null, definition);
    }

    public Tile linked(String link, String href) {
        return new Tile(name, value, unit, note, link, href, definition);
    }

    public boolean empty() {
        return Numbers.EMPTY.equals(value);
    }

    /// What a number is, how it is computed, what to mind, what it rests on.
    public record Definition(String title, List<Line> lines) {
        public Definition {
            lines = List.copyOf(lines);
        }

        public static Definition of(String title, String what, String how, String basis) {
            return new Definition(title, List.of(new Line("是什么", what), new Line("怎么算", how), new Line("依据", basis)));
        }
    }

    public record Line(String term, String text) {}
}
