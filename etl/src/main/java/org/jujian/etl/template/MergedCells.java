package org.jujian.etl.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Merge;
import org.jujian.etl.sheet.RefusedFileException;

/// The merged cells of a table. What one says counts for each of its cells in the header; below the header it counts
/// for each of its rows, in its first column, but never as an amount or a count, which would be taken several times.
final class MergedCells {
    private static final int MOST_IN_TOP = 4000;

    private final List<Merge> merges;
    private final List<Line> top;
    private final List<Merge> inTop;

    /// @param top the first lines of the table, in which its header is looked for
    MergedCells(List<Merge> merges, List<Line> top) throws RefusedFileException {
        this.merges = merges.stream()
                .sorted(Comparator.comparingInt(Merge::firstRow).thenComparingInt(Merge::firstColumn))
                .toList();
        this.top = top;
        this.inTop = top.isEmpty()
                ? List.of()
                : this.merges.stream()
                        .takeWhile(m -> m.firstRow() <= top.getLast().number())
                        .filter(m -> m.lastRow() >= top.getFirst().number())
                        .limit(MOST_IN_TOP + 1L)
                        .toList();
        if (inTop.size() > MOST_IN_TOP) {
            throw new RefusedFileException(new FileProblem(
                    FileProblem.Code.NOT_A_TABLE,
                    top.getFirst().number(),
                    null,
                    "第 %d 行：前几行里有 %d 个以上合并的单元格，应为表头和标题才合并。怎么办：取消合并后重传。"
                            .formatted(top.getFirst().number(), MOST_IN_TOP)));
        }
    }

    /// The first lines of the table with the text of each merged block in all of its cells.
    List<Line> filled() {
        if (inTop.isEmpty()) {
            return top;
        }
        int width = top.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        var filled = new ArrayList<Line>();
        for (Line line : top) {
            var cells = new ArrayList<>(line.cells());
            for (Merge merge : inTop) {
                if (merge.firstRow() <= line.number() && line.number() <= merge.lastRow()) {
                    fill(cells, merge, textOf(merge), width);
                }
            }
            filled.add(new Line(line.number(), cells));
        }
        return filled;
    }

    /// Whether a merged block goes through the upper or lower edge of these lines of the first.
    boolean cutBy(int from, int height) {
        int above = from == 0 ? 0 : top.get(from - 1).number();
        int last = top.get(from + height - 1).number();
        int below = from + height < top.size() ? top.get(from + height).number() : Integer.MAX_VALUE;
        return inTop.stream()
                .anyMatch(m ->
                        m.firstRow() <= above && m.lastRow() >= top.get(from).number()
                                || m.firstRow() <= last && m.lastRow() >= below);
    }

    /// Whether any block lies in these rows of the first lines.
    boolean touch(int firstRow, int lastRow) {
        return inTop.stream().anyMatch(m -> m.firstRow() <= lastRow && m.lastRow() >= firstRow);
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

    private String textOf(Merge merge) {
        for (Line line : top) {
            if (line.number() == merge.firstRow() && line.cells().size() > merge.firstColumn()) {
                return line.cells().get(merge.firstColumn());
            }
        }
        return "";
    }
}
