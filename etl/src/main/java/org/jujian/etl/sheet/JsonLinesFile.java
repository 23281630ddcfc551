package org.jujian.etl.sheet;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON lines in UTF-8: one object a line, its names the headings (templates.md: a feed over the API sends the same
/// columns as JSON lines). The names of all lines stand in a header of row 0, in the order in which they first come, so
/// that a row's number is that of its line.
///
/// @param places the column of each name, from 0
public record JsonLinesFile(Original original, TextEncoding encoding, Map<String, Integer> places)
        implements Recognition.Readable, Table {
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*[\"}]");
    private static final int LONGEST_LINE = 4 << 20;
    private static final int MOST_NAMES = 256;
    private static final String AGAIN = "怎么办：每行写一个 JSON 对象，值写成文字或数字，改正后重传。";

    /// Whether a text that begins so is one; `start` decoded by any superset of ASCII.
    public static boolean begins(String start) {
        return BEGINNING.matcher(start).lookingAt();
    }

    /// Reads the whole file.
    public static Recognition recognise(Original original) throws IOException {
        TextEncoding encoding;
        try (InputStream in = original.open()) {
            byte[] mark = in.readNBytes(3);
            encoding = mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF
                    ? TextEncoding.UTF_8_MARKED
                    : TextEncoding.UTF_8;
        }
        Decoding decoding = Decoding.of(original, encoding);
        if (!decoding.succeeded()) {
            return refused(FileProblem.Code.BAD_ENCODING, decoding.row(), "不能按 UTF-8 读出文字。怎么办：把 JSON 行存成 UTF-8 后重传");
        }
        if (decoding.spoiled()) {
            return refused(FileProblem.Code.BAD_ENCODING, null, "发现乱码（“锟斤拷”或“�”），文字在之前的转换中已经丢失。怎么办：从原来的数据重新导出");
        }
        var places = new LinkedHashMap<String, Integer>();
        try (var reader = new LineReader(original, encoding)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                for (JsonObjectLine.Field field : reader.fields(line)) {
                    places.putIfAbsent(field.name(), places.size());
                }
                if (places.size() > MOST_NAMES) {
                    return refused(
                            FileProblem.Code.TOO_MANY_COLUMNS,
                            reader.number,
                            "名称超过 " + MOST_NAMES + " 种，应为模板里的列名。怎么办：改正名称后重传");
                }
            }
        } catch (BrokenTableException e) {
            return new Recognition.Refused(e.problem());
        }
        return new JsonLinesFile(original, encoding, Collections.unmodifiableMap(places));
    }

    @Override
    public List<Table> tables() {
        return List.of(this);
    }

    @Override
    public String form() {
        return "JSON 行，UTF-8";
    }

    /// A name says where its cell belongs.
    @Override
    public Placing placing() {
        return Placing.GRID;
    }

    @Override
    public Lines lines() throws IOException {
        return new Objects(new LineReader(original, encoding));
    }

    /// The lines as they stand; those of rejected rows get the name 错误说明 behind the others.
    @Override
    public void writeErrorFile(int headerRow, Map<Integer, String> messages, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try (var reader = new LineReader(original, encoding)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                String message = messages.get(reader.number);
                writer.write(message == null ? line : explained(reader.fields(line), message));
                writer.write('\n');
            }
        }
        writer.flush();
    }

    private static String explained(List<JsonObjectLine.Field> fields, String message) {
        var parts = new ArrayList<String>();
        for (JsonObjectLine.Field field : fields) {
            if (!field.name().equals(ErrorFile.HEADING)) {
                parts.add(JsonObjectLine.quoted(field.name()) + ":" + field.raw());
            }
        }
        parts.add(JsonObjectLine.quoted(ErrorFile.HEADING) + ":" + JsonObjectLine.quoted(message));
        return "{" + String.join(",", parts) + "}";
    }

    private static Recognition refused(FileProblem.Code code, @Nullable Integer row, String finding) {
        String where = row == null ? "文件" : "第 " + row + " 行";
        return new Recognition.Refused(new FileProblem(code, row, null, where + "：" + finding + "。"));
    }

    private final class Objects implements Lines {
        private final LineReader reader;
        private boolean begun;

        Objects(LineReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Line next() throws IOException {
            if (!begun) {
                begun = true;
                return new Line(0, List.copyOf(places.keySet()));
            }
            String line = reader.next();
            if (line == null) {
                return null;
            }
            String[] cells = new String[places.size()];
            Arrays.fill(cells, "");
            for (JsonObjectLine.Field field : reader.fields(line)) {
                Integer place = places.get(field.name());
                if (place != null) {
                    cells[place] = field.text();
                }
            }
            return new Line(reader.number, List.of(cells));
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /// Lines of text, none of them endless.
    private static final class LineReader implements AutoCloseable {
        private final BufferedReader reader;
        private int number;

        LineReader(Original original, TextEncoding encoding) throws IOException {
            InputStream in = original.open();
            in.skipNBytes(encoding.markLength());
            this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        @Nullable
        String next() throws IOException {
            var line = new StringBuilder();
            int c = reader.read();
            if (c < 0) {
                return null;
            }
            number++;
            for (; c >= 0 && c != '\n'; c = reader.read()) {
                if (line.length() == LONGEST_LINE) {
                    throw new BrokenTableException(number, "第 " + number + " 行：一行过长。" + AGAIN);
                }
                line.append((char) c);
            }
            return line.toString();
        }

        /// None of a blank line.
        List<JsonObjectLine.Field> fields(String line) throws BrokenTableException {
            if (line.isBlank()) {
                return List.of();
            }
            try {
                return JsonObjectLine.of(line).fields();
            } catch (JsonObjectLine.Malformed e) {
                throw new BrokenTableException(number, "第 " + number + " 行：" + e.finding() + "。" + AGAIN);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
