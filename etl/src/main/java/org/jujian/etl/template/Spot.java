package org.jujian.etl.template;

import org.jspecify.annotations.Nullable;

/// Where a cell stands in the file as its sender sees it.
///
/// @param part    0, or in a table with columns for each month the month's place among them, from 1
/// @param place   the column's place from 0; null when the file has no such column
/// @param heading the column as a message names it: the template's name of it, or where each month has one the heading
///                as written
public record Spot(int part, @Nullable Integer place, String heading) {
    /// The letters over the column in a spreadsheet: A … Z, AA …; null without a place.
    public @Nullable String letters() {
        return place == null ? null : letters(place);
    }

    /// The letters over the column at `place`, from 0.
    public static String letters(int place) {
        var letters = new StringBuilder();
        for (int rest = place + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
