package org.jujian.etl.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A text file whose encoding is known. Which separator it uses is seen only by whoever knows the headings to expect.
public record TextFile(Original original, TextEncoding encoding) implements Recognition.Readable {
    static final int LONGEST_CELL = 1 << 20;
    static final int LONGEST_ROW = LONGEST_CELL * 4;
    static final int MOST_CELLS = 1 << 12;
    /// So many Chinese characters in a row that are right in UTF-8 are no accident.
    private static final int CLEARLY_UTF_8 = 5;

    private static final String SAVE_AS_CSV = "怎么办：在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”后重传。";

    /// Finds out the encoding: byte order mark, else strict UTF-8, else GB18030 (data-formats.md §1). Reads the whole
    /// file.
    public static Recognition recognise(Original original) throws IOException {
        byte[] start;
        try (InputStream in = original.open()) {
            start = in.readNBytes(512);
        }
        if (start.length == 0) {
            return refused(FileProblem.Code.EMPTY_FILE, null, "文件是空的，一个字节也没有。怎么办：重新导出后再传。");
        }
        TextEncoding marked = markOf(start);
        if (marked != null) {
            return judge(original, marked, Decoding.of(original, marked));
        }
        Decoding utf8 = Decoding.of(original, TextEncoding.UTF_8);
        if (utf8.succeeded() && utf8.nulRow() == 0 || utf8.wide() >= CLEARLY_UTF_8) {
            return judge(original, TextEncoding.UTF_8, utf8);
        }
        if (hasNul(start)) {
            // the separators and line ends of a UTF-16 text are every second byte NUL
            for (TextEncoding wide : List.of(TextEncoding.UTF_16LE, TextEncoding.UTF_16BE)) {
                Decoding utf16 = Decoding.of(original, wide);
                if (utf16.nulRow() == 0 && utf16.row() > 1) {
                    return judge(original, wide, utf16);
                }
            }
        }
        Recognition recognition = judge(original, TextEncoding.GB18030, Decoding.of(original, TextEncoding.GB18030));
        boolean ofOneKind = recognition instanceof Recognition.Refused refused
                && refused.problem().code() != FileProblem.Code.BAD_ENCODING;
        return ofOneKind ? recognition : orMixed(original, recognition);
    }

    private static boolean hasNul(byte[] start) {
        for (byte b : start) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Recognition orMixed(Original original, Recognition gb18030) throws IOException {
        int row = MixedEncodings.firstUtf8Row(original);
        return row == 0
                ? gb18030
                : refused(
                        FileProblem.Code.BAD_ENCODING,
                        row,
                        "第 %d 行：发现 UTF-8 编码的文字，其他行是 GB18030 编码，应为同一种编码。%s".formatted(row, SAVE_AS_CSV));
    }

    /// One for each separator.
    @Override
    public List<Table> tables() {
        return Arrays.stream(Separator.values()).map(this::table).toList();
    }

    /// The text as a table whose cells are separated by `separator`.
    Table table(Separator separator) {
        return new SeparatedText(this, separator);
    }

    private static Recognition judge(Original original, TextEncoding encoding, Decoding decoding) {
        if (decoding.nulRow() > 0) {
            return refused(
                    FileProblem.Code.NOT_A_TABLE,
                    decoding.nulRow(),
                    "第 " + decoding.nulRow() + " 行：发现空字符（NUL），文件不是文本表格。" + SAVE_AS_CSV);
        }
        if (!decoding.succeeded()) {
            return refused(
                    FileProblem.Code.BAD_ENCODING,
                    decoding.row(),
                    "第 %d 行：第 %d 个字节起不能按 %s 读出文字。%s"
                            .formatted(
                                    decoding.row(),
                                    decoding.errorAt() + 1,
                                    encoding.label().equals("UTF-16") ? "UTF-16" : "UTF-8 或 GB18030",
                                    SAVE_AS_CSV));
        }
        if (decoding.spoiled()) {
            return refused(
                    FileProblem.Code.BAD_ENCODING,
                    decoding.garbageRow(),
                    "第 %d 行：发现乱码（“锟斤拷”或“�”），文字在之前的转换中已经丢失。怎么办：从原来的表格重新导出，不要用已是乱码的文件。".formatted(decoding.garbageRow()));
        }
        return new TextFile(original, encoding);
    }

    private static @Nullable TextEncoding markOf(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return TextEncoding.UTF_8_MARKED;
        }
        if (startsWith(start, 0xFF, 0xFE)) {
            return TextEncoding.UTF_16LE_MARKED;
        }
        return startsWith(start, 0xFE, 0xFF) ? TextEncoding.UTF_16BE_MARKED : null;
    }

    private static boolean startsWith(byte[] start, int... expected) {
        return start.length >= expected.length
                && Arrays.equals(
                        expected,
                        IntStream.range(0, expected.length)
                                .map(i -> start[i] & 0xFF)
                                .toArray());
    }

    private static Recognition refused(FileProblem.Code code, @Nullable Integer row, String message) {
        return new Recognition.Refused(new FileProblem(code, row, null, message));
    }

    private record SeparatedText(TextFile file, Separator separator) implements Table {
        @Override
        public String form() {
            return "CSV 文本，" + file.encoding.label() + "，" + separator.label() + "分隔";
        }

        @Override
        public Lines lines() throws IOException {
            return new CsvLines(file.original, file.encoding, separator);
        }

        @Override
        public Optional<Summary> summary() throws IOException {
            return TextSurvey.of(file, separator);
        }

        @Override
        public void writeErrorFile(int headerRow, Map<Integer, String> messages, OutputStream out) throws IOException {
            ErrorFile.write(this, separator, headerRow, messages, out);
        }
    }

    private static final class CsvLines implements Lines {
        private final CsvReader<CsvRecord> reader;
        private final CloseableIterator<CsvRecord> records;
        private int number;

        CsvLines(Original original, TextEncoding encoding, Separator separator) throws IOException {
            InputStream in = original.open();
            in.skipNBytes(encoding.markLength());
            this.reader = CsvReader.builder()
                    .fieldSeparator(separator.character())
                    .skipEmptyLines(false)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_CELL * 2)
                    .build(
                            CsvRecordHandler.of(c -> c.maxFields(MOST_CELLS)
                                    .maxFieldSize(LONGEST_CELL)
                                    .maxRecordSize(LONGEST_ROW)),
                            new InputStreamReader(in, encoding.charset()));
            this.records = reader.iterator();
        }

        @Override
        public @Nullable Line next() throws IOException {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                List<String> cells = records.next().getFields();
                return new Line(++number, cells);
            } catch (CsvParseException e) {
                throw new BrokenTableException(number + 1, e);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public void close() throws IOException {
            records.close();
            reader.close();
        }
    }
}
