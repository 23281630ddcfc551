package org.jujian.etl.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Optional;

/// Goes through a separated text once and keeps none of it: how far it reaches, and whether a cell holds what may be
/// personal data. Spares the text from being cut into cells for that alone.
///
/// Says nothing of a text that only the reader of its rows can judge: characters behind a closing quotation mark, a
/// mark that is never closed, rows and cells of unusual length.
final class TextSurvey {
    private static final int CHUNK = 1 << 15;
    /// Far below what is refused, so that nothing that is refused passes here.
    private static final int LONGEST_CELL = 1 << 14;

    private static final int LONGEST_ROW = 1 << 18;
    private static final int MOST_CELLS = 1 << 10;

    /// No text of so few plain characters holds a number that is searched for.
    private static final int SHORT = 11;

    private enum Within {
        START,
        CELL,
        QUOTED,
        /// a quotation mark that closes the cell, or the first of two that stand for one
        CLOSED
    }

    private final Reader reader;
    private final char separator;
    private char[] text = new char[CHUNK + LONGEST_CELL];
    private int end;
    private int from;
    private int cells;
    private int rowLength;
    private int lastRow;
    private int widest;
    private boolean filled;
    private boolean suspect;
    private boolean readable = true;

    private TextSurvey(Reader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    static Optional<Table.Summary> of(TextFile file, Separator separator) throws IOException {
        try (InputStream in = file.original().open()) {
            in.skipNBytes(file.encoding().markLength());
            var survey =
                    new TextSurvey(new InputStreamReader(in, file.encoding().charset()), separator.character());
            survey.run();
            return survey.readable
                    ? Optional.of(new Table.Summary(survey.lastRow, survey.filled, survey.widest, survey.suspect))
                    : Optional.empty();
        }
    }

    private void run() throws IOException {
        Within within = Within.START;
        boolean started = false;
        boolean afterReturn = false;
        int at = 0;
        while (readable && !suspect) {
            if (at == end) {
                at -= from;
                if (!fill()) {
                    break;
                }
            }
            char c = text[at++];
            if (afterReturn) {
                afterReturn = false;
                if (c == '\n') {
                    from = at;
                    continue;
                }
            }
            if (within == Within.QUOTED) {
                if (c == '"') {
                    within = Within.CLOSED;
                }
                continue;
            }
            if (c == separator) {
                endCell(at - 1, within);
                from = at;
                within = Within.START;
                started = true;
            } else if (c == '\n' || c == '\r') {
                endCell(at - 1, within);
                endRow();
                from = at;
                within = Within.START;
                started = false;
                afterReturn = c == '\r';
            } else if (c == '"' && within != Within.CELL) {
                within = Within.QUOTED;
                started = true;
            } else if (within == Within.CLOSED) {
                readable = false;
            } else {
                within = Within.CELL;
                started = true;
            }
        }
        readable &= within != Within.QUOTED || suspect;
        if (readable && started) {
            endCell(at, within);
            endRow();
        }
    }

    /// Reads on behind the cell that was begun, which is moved to the front.
    private boolean fill() throws IOException {
        int begun = end - from;
        if (begun > LONGEST_CELL) {
            readable = false;
            return false;
        }
        System.arraycopy(text, from, text, 0, begun);
        from = 0;
        end = begun;
        int read = reader.read(text, end, text.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private void endCell(int to, Within within) {
        cells++;
        rowLength += to - from;
        readable &= cells <= MOST_CELLS && to - from <= LONGEST_CELL && rowLength <= LONGEST_ROW;
        if (readable && mayTell(to)) {
            String cell = within == Within.CLOSED
                    ? new String(text, from + 1, to - from - 2).replace("\"\"", "\"")
                    : new String(text, from, to - from);
            filled = filled || !CellText.clean(cell).isEmpty();
            suspect |= PersonalData.find(cell).isPresent();
        }
    }

    private boolean mayTell(int to) {
        if (!filled || to - from >= SHORT) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (!CellText.isPlain(text[i]) || text[i] < ' ') {
                return true;
            }
        }
        return false;
    }

    private void endRow() {
        lastRow++;
        widest = Math.max(widest, cells);
        cells = 0;
        rowLength = 0;
    }
}
