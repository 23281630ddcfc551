package org.jujian.etl.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Merge;

/// The merged cells of a table. What one says counts for each of its cells in the header; below the header it counts
/// for each of its rows, in its first column, but never as an amount or a count, which would be taken several times.
final class MergedCells {
    private final List<Merge> merges;

    MergedCells(List<Merge> merges) {
        this.merges = merges.stream()
                .sorted(Comparator.comparingInt(Merge::firstRow).thenComparingInt(Merge::firstColumn))
                .toList();
    }

    /// The first lines of the table with the text of each merged block in all of its cells.
    List<Line> filled(List<Line> top) {
        if (merges.isEmpty()) {
            return top;
        }
        int width = top.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        var filled = new ArrayList<Line>();
        for (Line line : top) {
            var cells = new ArrayList<>(line.cells());
            for (Merge merge : merges) {
                if (merge.firstRow() <= line.number() && line.number() <= merge.lastRow()) {
                    fill(cells, merge, textOf(merge, top), width);
                }
            }
            filled.add(new Line(line.number(), cells));
        }
        return filled;
    }

    /// Whether a merged block goes through the upper or lower edge of these lines of `top`.
    boolean cutBy(List<Line> top, int from, int height) {
        int above = from == 0 ? 0 : top.get(from - 1).number();
        int last = top.get(from + height - 1).number();
        int below = from + height < top.size() ? top.get(from + height).number() : Integer.MAX_VALUE;
        return merges.stream()
                .anyMatch(m ->
                        m.firstRow() <= above && m.lastRow() >= top.get(from).number()
                                || m.firstRow() <= last && m.lastRow() >= below);
    }

    /// Whether any block lies in these rows.
    boolean touch(int firstRow, int lastRow) {
        return merges.stream().anyMatch(m -> m.firstRow() <= lastRow && m.lastRow() >= firstRow);
    }

    /// The blocks of several rows below `row`, by their first row.
    List<Merge> tallBelow(int row) {
        return merges.stream()
                .filter(m -> m.firstRow() > row && m.lastRow() > m.firstRow())
                .toList();
    }

    private static void fill(List<String> cells, Merge merge, String text, int width) {
        for (int place = merge.firstColumn(); place <= merge.lastColumn() && place < width; place++) {
            while (cells.size() <= place) {
                cells.add("");
            }
            if (cells.get(place).isEmpty()) {
                cells.set(place, text);
            }
        }
    }

    private static String textOf(Merge merge, List<Line> top) {
        for (Line line : top) {
            if (line.number() == merge.firstRow() && line.cells().size() > merge.firstColumn()) {
                return line.cells().get(merge.firstColumn());
            }
        }
        return "";
    }
}
