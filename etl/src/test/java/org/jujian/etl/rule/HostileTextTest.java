package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.Template;
import org.junit.jupiter.api.Test;

/// Texts made to harm are refused within seconds and in little memory: each is read in a process whose whole heap is
/// 256
/// MiB. The files are made while they are read, so that they take no memory themselves.
class HostileTextTest {
    private static final int MIB = 1 << 20;
    /// Of the processor, not of the clock: the machine may be busy. The aim is two seconds.
    private static final long MOST_MILLISECONDS = 6000;

    private static final String SURVEY = """
            社区代码,期间,调查方式,发放数,满意,基本满意,不满意,不了解
            310114004001,2026-01,入户,5,4,1,0,0
            """;

    private record Hostile(Original file, String expected) {}

    private static Map<String, Hostile> files() {
        Charset utf8 = StandardCharsets.UTF_8;
        var files = new LinkedHashMap<String, Hostile>();
        files.put(
                "an empty character", file(SURVEY + "310114004001,2026-02,入\u0000户,5,4,1,0,0\n", "", 0, "", utf8, """
                        NOT_A_TABLE 第 3 行：发现空字符（NUL），文件不是文本表格。怎么办：在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”后重传。"""));
        files.put("a cell of 10 MB", file(SURVEY + "\"", "长文字", 10 * MIB / 9, "\",1\n", utf8, """
                NOT_A_TABLE 第 3 行：发现过长的单元格，从这里起不能按表格读出，应为不超过 1,048,576 个字符。怎么办：检查这一行的引号是否成对，或把长文字分开填写后重传。"""));
        files.put("a header of a million columns", file("", "列,", MIB, "\n1\n", utf8, """
                TOO_MANY_COLUMNS 第 1 行：发现超过 4,096 列，应为与模板相同的列。怎么办：检查分隔符和换行，删去多余的列后重传。"""));
        files.put("a row of a million columns", file(SURVEY, "1,", MIB, "\n", utf8, """
                TOO_MANY_COLUMNS 第 3 行：发现超过 4,096 列，应为与模板相同的列。怎么办：检查分隔符和换行，删去多余的列后重传。"""));
        files.put("a quotation over the whole file", file("\"", SURVEY, 20_000, "", utf8, """
                NOT_A_TABLE 第 1 行：发现没有成对的引号，从这里起不能按表格读出，应为成对的双引号。怎么办：检查这一行的引号后重传。"""));
        files.put("a short quotation that is never closed", file(SURVEY + "\"", SURVEY, 10, "", utf8, """
                NOT_A_TABLE 第 3 行：发现没有成对的引号，从这里起不能按表格读出，应为成对的双引号。怎么办：检查这一行的引号后重传。"""));
        files.put("a line of 100 MB", file("", "a", 100 * MIB, "", utf8, """
                NOT_A_TABLE 第 1 行：发现过长的单元格，从这里起不能按表格读出，应为不超过 1,048,576 个字符。怎么办：检查这一行的引号是否成对，或把长文字分开填写后重传。"""));
        files.put("a line of 100 MB in GB18030", file("", "居务公开", 100 * MIB / 8, "", Charset.forName("GB18030"), """
                NOT_A_TABLE 第 1 行：发现过长的单元格，从这里起不能按表格读出，应为不超过 1,048,576 个字符。怎么办：检查这一行的引号是否成对，或把长文字分开填写后重传。"""));
        files.put("quotation marks alone", file("", "\"", 20 * MIB, "", utf8, """
                NOT_A_TABLE 第 1 行：发现过长的单元格，从这里起不能按表格读出，应为不超过 1,048,576 个字符。怎么办：检查这一行的引号是否成对，或把长文字分开填写后重传。"""));
        files.put(
                "accents without end on one letter",
                file("甲,乙,丙\na", "\u0315\u0300", MIB / 2 - 10, ",1,2\n", utf8, """
                WRONG_TEMPLATE 前 15 行里没有找到 T-09 满意度汇总 的表头。怎么办：下载模板，把数据填在表头下面后重传。"""));
        files.put("long cells in every row of a header", file("", ("１".repeat(250_000) + ",甲\n"), 15, "", utf8, """
                WRONG_TEMPLATE 前 15 行里没有找到 T-09 满意度汇总 的表头。怎么办：下载模板，把数据填在表头下面后重传。"""));
        files.put("thousands of headings in every row", file("", "满意，列,".repeat(2000) + "\n", 15, "", utf8, """
                WRONG_TEMPLATE 前 15 行里没有找到 T-09 满意度汇总 的表头。怎么办：下载模板，把数据填在表头下面后重传。"""));
        return files;
    }

    @Test
    void refusesTextsMadeToHarmSoonAndInLittleMemory() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HostileTextTest.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        System.out.println(said);

        Map<String, String[]> answers = new LinkedHashMap<>();
        said.lines().map(line -> line.split("\t")).filter(a -> a.length == 4).forEach(a -> answers.put(a[0], a));
        files().forEach((name, hostile) -> {
            assertThat(answers).as(said).containsKey(name);
            String[] answer = answers.getOrDefault(name, new String[4]);
            assertThat(answer[3]).as(name).isEqualTo(hostile.expected());
            assertThat(Long.parseLong(answer[1])).as(name).isLessThan(MOST_MILLISECONDS);
        });
        assertThat(process.exitValue()).isZero();
    }

    /// Reads each file and says how long it took, how large the heap has been and what was answered.
    public static void main(String[] arguments) throws IOException {
        read(file(SURVEY, "", 0, "", StandardCharsets.UTF_8, "").file());
        for (Map.Entry<String, Hostile> entry : files().entrySet()) {
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            String answer = read(entry.getValue().file());
            long milliseconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.println(entry.getKey() + "\t" + milliseconds + "\t" + heap / MIB + "\t" + answer);
        }
    }

    private static String read(Original file) throws IOException {
        return switch (FeedReading.open(file, Template.SURVEYS, AmountUnit.UNDECLARED)) {
            case FeedReading.Refused refused ->
                refused.problem().code() + " " + refused.problem().message();
            case Feed feed -> "a feed of " + feed.lines() + " lines";
        };
    }

    /// `times` times `part` between a beginning and an end.
    private static Hostile file(String start, String part, int times, String end, Charset charset, String expected) {
        return new Hostile(
                () -> new SequenceInputStream(Collections.enumeration(List.of(
                        new ByteArrayInputStream(start.getBytes(charset)),
                        new Repeated(part.getBytes(charset), times),
                        new ByteArrayInputStream(end.getBytes(charset))))),
                expected.strip());
    }

    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;
        private int at;

        Repeated(byte[] part, long times) {
            int copies = Math.max(1, (1 << 16) / Math.max(1, part.length));
            this.block = new byte[part.length * copies];
            for (int i = 0; i < copies; i++) {
                System.arraycopy(part, 0, block, i * part.length, part.length);
            }
            this.left = part.length * times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            int count = (int) Math.min(Math.min(length, block.length - at), left);
            System.arraycopy(block, at, into, from, count);
            at = (at + count) % block.length;
            left -= count;
            return count;
        }
    }
}
