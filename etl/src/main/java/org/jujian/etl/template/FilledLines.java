package org.jujian.etl.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Merge;

/// The lines of a table in which a merged cell of several rows counts for each of them (see [MergedCells]).
final class FilledLines implements Lines {
    private record Held(Merge merge, String text) {}

    private final Lines lines;
    private final List<Merge> merges;
    private final IntPredicate repeated;
    /// One for each column: blocks of one sheet do not lie over each other.
    private final Map<Integer, Held> held = new HashMap<>();
    private int next;

    /// `merges` of several rows, by their first row; `repeated` says of a column, from 0, whether its merged cells
    /// count for each row.
    FilledLines(Lines lines, List<Merge> merges, IntPredicate repeated) {
        this.lines = lines;
        this.merges = merges;
        this.repeated = repeated;
    }

    @Override
    public @Nullable Line next() throws IOException {
        Line line = lines.next();
        if (line == null || held.isEmpty() && next == merges.size()) {
            return line;
        }
        int row = line.number();
        held.values().removeIf(h -> h.merge().lastRow() < row);
        boolean blank = line.isBlank();
        while (next < merges.size() && merges.get(next).firstRow() <= row) {
            hold(merges.get(next++), line);
        }
        return held.isEmpty() || blank ? line : filled(line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void hold(Merge merge, Line line) {
        int place = merge.firstColumn();
        if (merge.firstRow() == line.number() && place < line.cells().size() && repeated.test(place)) {
            held.put(place, new Held(merge, line.cells().get(place)));
        }
    }

    private Line filled(Line line) {
        var cells = new ArrayList<>(line.cells());
        for (Map.Entry<Integer, Held> h : held.entrySet()) {
            int place = h.getKey();
            while (cells.size() <= place) {
                cells.add("");
            }
            if (cells.get(place).isEmpty()) {
                cells.set(place, h.getValue().text());
            }
        }
        return new Line(line.number(), cells);
    }
}
