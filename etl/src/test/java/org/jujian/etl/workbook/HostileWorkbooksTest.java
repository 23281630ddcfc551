package org.jujian.etl.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jujian.etl.workbook.HostileFiles.HEADER;
import static org.jujian.etl.workbook.HostileFiles.ROW;
import static org.jujian.etl.workbook.HostileFiles.good;
import static org.jujian.etl.workbook.TestWorkbook.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Template;
import org.jujian.etl.template.Warning;
import org.jujian.etl.workbook.HostileFiles.Hostile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is uploaded gets an answer, soon and in little memory.
class HostileWorkbooksTest {
    /// Each takes less than 2 s alone; a machine that builds three things at once gets more.
    private static final long LONGEST_MILLIS = 10_000;

    /// Of the process as a whole: its classes and buffers, the reader's tables and what it reads.
    private static final String HEAP = "-Xmx256m";

    private static List<Hostile> hostile = List.of();

    @BeforeAll
    static void makeFiles() {
        hostile = HostileFiles.all();
    }

    @AfterAll
    static void forgetFiles() {
        hostile = List.of();
    }

    @Test
    void refusesEachWithWhatWasFoundAndWhatToDo() throws IOException {
        for (Hostile file : hostile) {
            FileProblem problem = refusal(file);
            assertThat(problem.message()).as(file.name()).isEqualTo(file.message());
            assertThat(problem.code()).as(file.name()).isEqualTo(file.code());
        }
    }

    @Test
    void takesLittleMemoryAndTimeForEach(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, Hostile> files = new LinkedHashMap<>();
        for (Hostile file : hostile) {
            String name = "%03d".formatted(files.size());
            Files.write(folder.resolve(name), file.file());
            files.put(name, file);
        }
        Process reading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReading.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (var out = reading.inputReader()) {
            out.lines().forEach(lines::add);
        }
        assertThat(reading.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSameSizeAs(files.keySet());
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            Hostile file = Objects.requireNonNull(files.get(parts[0]));
            assertThat(parts[1]).as(file.name()).isEqualTo(file.code().name());
            assertThat(Long.parseLong(parts[2])).as(file.name()).isLessThan(LONGEST_MILLIS);
        }
    }

    @Test
    void refusesAFileThatBreaksOffAnywhere() throws IOException {
        byte[] whole = good().bytes();
        for (int length = 4; length < whole.length; length++) {
            FileProblem problem = refusal("cut to " + length + " bytes", Arrays.copyOf(whole, length));
            assertThat(problem.message())
                    .isEqualTo("工作簿：压缩包的目录已经损坏，不能读出。怎么办：在 WPS 或 Excel 中打开，另存为“Excel 文件（*.xlsx）”或“CSV UTF-8（逗号分隔）”后重传。");
        }
    }

    @Test
    void answersWhateverByteIsWrong() throws IOException {
        byte[] whole = good().bytes();
        for (int place = 0; place < whole.length; place++) {
            for (int bit : new int[] {0x01, 0x80, 0xFF}) {
                byte[] wrong = whole.clone();
                wrong[place] = (byte) (wrong[place] ^ bit);
                readThrough(wrong);
            }
        }
    }

    @Test
    void readsAWorkbookWithMacrosWithoutRunningThemAndSaysSo() throws IOException {
        Feed feed = feed(good().part("xl/vbaProject.bin", new byte[] {(byte) 0xD0, (byte) 0xCF})
                .bytes());
        assertThat(feed.warnings())
                .containsExactly(new Warning(
                        null, null, Warning.Code.OBJECTS, "工作簿里有宏，没有运行，也无法检查其中的个人信息。怎么办：另存为“Excel 文件（*.xlsx）”后重传。"));
        assertThat(rows(feed)).isEqualTo(1);
    }

    @Test
    void readsNoFormatThatNoSpreadsheetTakes() throws IOException {
        String code = "[".repeat(400_000);
        assertThat(rows(feed(good().part(
                                "xl/styles.xml",
                                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"" + code
                                        + "\"/></numFmts></styleSheet>")
                        .bytes())))
                .isEqualTo(1);
    }

    @Test
    void countsBlocksOverEachOtherOnce() throws IOException {
        var rows = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 20_000; i++) {
            rows.add(List.of(TestWorkbook.empty(), text("2026-01")));
        }
        rows.set(19, ROW);
        String[] blocks = new String[100_000];
        Arrays.fill(blocks, "A20:A20001");
        assertThat(rows(feed(new TestWorkbook().sheet("表", rows, blocks).bytes())))
                .isEqualTo(20_000);
    }

    private static FileProblem refusal(Hostile file) throws IOException {
        return refusal(file.name(), file.file());
    }

    private static FileProblem refusal(String name, byte[] file) throws IOException {
        return switch (open(file)) {
            case FeedReading.Refused refused -> refused.problem();
            case Feed feed -> throw new AssertionError(name + ": expected a refusal, found " + feed.lines() + " lines");
        };
    }

    private static Feed feed(byte[] file) throws IOException {
        return switch (open(file)) {
            case FeedReading.Refused refused ->
                throw new AssertionError(refused.problem().toString());
            case Feed feed -> feed;
        };
    }

    private static void readThrough(byte[] file) throws IOException {
        switch (open(file)) {
            case FeedReading.Refused refused ->
                assertThat(refused.problem().message()).contains("怎么办：");
            case Feed feed -> assertThat(rows(feed)).isBetween(0, 1);
        }
    }

    private static FeedReading open(byte[] file) throws IOException {
        return FeedReading.open(() -> new ByteArrayInputStream(file), Template.SHEETS, AmountUnit.UNDECLARED);
    }

    private static int rows(Feed feed) throws IOException {
        int count = 0;
        try (FeedRows rows = feed.rows()) {
            for (List<FeedRow> next = rows.next(1000); !next.isEmpty(); next = rows.next(1000)) {
                count += next.size();
            }
        }
        return count;
    }
}
