package org.jujian.reports.document.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jujian.reports.document.Archive;
import org.jujian.reports.document.PdfText;
import org.jujian.reports.document.typeset.Drawing;
import org.jujian.reports.document.typeset.MissingGlyph;
import org.junit.jupiter.api.Test;

class PressTest {
    /// Of the 47 places where the text of a paper ends.
    private static final int MOST_APART = 12;

    private static final Press PRESS = new Press();

    @Test
    void printsEveryBlockOfAPaper() throws Exception {
        try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(sample())))) {
            assertThat(PdfText.lines(pdf))
                    .contains("湖㳇社区居务公开自查报告", "（2026年第一季度）", "嘉定镇街道办事处：", "一、自查说明", "（一）总体情况")
                    .contains("表1 公开情况 单位：项", "JW-01 12 3", "合计 12 3", "图1 走势")
                    .contains("书记（签字）： 主任（签字）： 监督小组组长（签字）：")
                    .anyMatch(line -> line.startsWith("第 1 页 共 "));
        }
    }

    @Test
    void keepsTheRulesOfAnArchive() throws Exception {
        assertThat(Archive.objections(PRESS.pdf(paper(sample())))).isEmpty();

        ByteArrayOutputStream ordinary = new ByteArrayOutputStream();
        try (PDDocument page = new PDDocument()) {
            page.addPage(new PDPage());
            page.save(ordinary);
        }
        assertThat(Archive.objections(ordinary.toByteArray())).anyMatch(o -> o.startsWith("6.6.2.1-1 "));
    }

    @Test
    void embedsEveryFontItUses() throws Exception {
        try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(sample())))) {
            List<PDFont> fonts = PdfText.fonts(pdf);
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.matches("[A-Z]{6}\\+Noto.*"));
        }
    }

    @Test
    void givesTheSameBytesForTheSamePaper() {
        assertThat(PRESS.pdf(paper(sample()))).isEqualTo(PRESS.pdf(paper(sample())));
    }

    @Test
    void carriesBookmarksAndMetadata() throws Exception {
        try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(sample())))) {
            assertThat(PdfText.bookmarks(pdf)).containsExactly("一、自查说明", "（一）总体情况");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("湖㳇社区居务公开自查报告");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("嘉定镇街道");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-03-31T15:59:59Z");
        }
    }

    @Test
    void startsNoLineWithAClosingMark() throws Exception {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            blocks.add(new Block.Prose("财务收支明细（" + i + "月），逾期" + i * 7 + "个工作日；「居务公开目录」、《办法》。".repeat(3 + i % 5)));
        }
        try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(blocks)))) {
            List<String> lines = PdfText.lines(pdf);
            assertThat(lines).hasSizeGreaterThan(200);
            assertThat(lines).noneMatch(line -> "、，。；：？！）》」』".indexOf(line.charAt(0)) >= 0);
            assertThat(lines).noneMatch(line -> "（《「『".indexOf(line.charAt(line.length() - 1)) >= 0);
        }
    }

    @Test
    void repeatsTheHeadOfALongTableOnEveryPage() throws Exception {
        Block table = new Block.Table(
                "表1　问题",
                null,
                List.of(Column.centered("序号", 42), Column.prose("问题", 400)),
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> Row.of(Integer.toString(i), "第" + i + "个问题，涉及事项未按期公开。"))
                        .toList(),
                null);
        try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(List.of(new Block.Chapter("一、存在问题"), table))))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(5);
            assertThat(PdfText.lines(pdf).stream().filter("序号 问题"::equals)).hasSize(pdf.getNumberOfPages());
            assertThat(PdfText.lines(pdf).stream().filter("续表1 问题"::equals)).hasSize(pdf.getNumberOfPages() - 1);
            assertThat(PdfText.lines(pdf)).contains("200 第200个问题，涉及事项未按期公开。");
        }
    }

    /// Wherever on a page the headings would come to stand, and whatever follows them.
    @Test
    void endsNoPageWithAHeading() throws Exception {
        Drawing drawing = new Drawing("d", 442, 186);
        drawing.word(20, 180, "1月", 9, Drawing.Anchor.MIDDLE, Color.BLACK);
        List<Block> following = List.of(
                new Block.Prose("本期应公开12项，已公开3项。".repeat(8)),
                table(8),
                table(30),
                new Block.Figure("图1　走势", drawing, "注：按照表1。"));
        for (Form form : Form.values()) {
            for (Block next : following) {
                for (int filling = 14; filling <= 54; filling++) {
                    List<Block> blocks = new ArrayList<>(Collections.nCopies(filling, new Block.Prose("本期无。")));
                    blocks.add(new Block.Chapter("一、公开内容"));
                    blocks.add(new Block.Section("（一）总体情况"));
                    blocks.add(next);
                    blocks.add(new Block.Section("（二）其他情况"));
                    blocks.add(next);
                    try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(form, blocks)))) {
                        assertThat(PdfText.bookmarks(pdf)).containsExactly("一、公开内容", "（一）总体情况", "（二）其他情况");
                        assertThat(PdfText.headingsAtTheEndOfAPage(pdf))
                                .as("%s after %d lines before %s", form, filling, next.getClass())
                                .isEmpty();
                    }
                }
            }
        }
    }

    /// Wherever on a page the text would end.
    @Test
    void putsTheSealOnAPageWithText() throws Exception {
        for (Form form : Form.values()) {
            int apart = 0;
            for (int filling = 8; filling <= 54; filling++) {
                List<Block> blocks = new ArrayList<>(Collections.nCopies(filling, new Block.Prose("本期无。")));
                blocks.add(new Block.Chapter("六、其他事项"));
                blocks.add(new Block.Prose("下一年计划另行报送。"));
                blocks.add(new Block.Closing("湖㳇社区居民委员会（盖章）", "　　　年　　月　　日"));
                blocks.add(new Block.Signatures(List.of("书记（签字）：", "主任（签字）：")));
                blocks.add(new Block.Provenance(
                        List.of(Row.of("数据截止时间", "2026年3月31日24时"), Row.of("口径版本", "1")), drawing(), "扫码查验", "注：查验。"));
                try (PDDocument pdf = PdfText.open(PRESS.pdf(paper(form, blocks)))) {
                    int last = pdf.getNumberOfPages();
                    boolean together = PdfText.lines(pdf, last).contains("湖㳇社区居民委员会（盖章）");
                    apart += together ? 0 : 1;
                    assertThat(PdfText.lines(pdf, together ? last : last - 1))
                            .as("%s after %d lines", form, filling)
                            .containsSubsequence("六、其他事项", "下一年计划另行报送。", "湖㳇社区居民委员会（盖章）", "书记（签字）： 主任（签字）：");
                }
            }
            // apart only where the page before would be left half empty
            assertThat(apart).as("%s", form).isLessThanOrEqualTo(MOST_APART);
        }
    }

    private static Block table(int rows) {
        return new Block.Table(
                "表1　公开情况",
                "单位：项",
                List.of(Column.words("事项", 242), Column.number("应公开", 100), Column.number("已公开", 100)),
                IntStream.range(0, rows)
                        .mapToObj(i -> Row.of("JW-" + i, "12", "3"))
                        .toList(),
                "注：按照目录。");
    }

    @Test
    void refusesACharacterThatNoFaceShows() {
        assertThatThrownBy(() -> PRESS.pdf(paper(List.of(new Block.Prose("社区\uE000")))))
                .isInstanceOf(MissingGlyph.class)
                .hasMessage("no font shows U+E000");
    }

    @Test
    void printsMarkupAsWords() throws Exception {
        try (PDDocument pdf =
                PdfText.open(PRESS.pdf(paper(List.of(new Block.Prose("<b>甲</b> $F{text} ${x} &amp;")))))) {
            assertThat(PdfText.lines(pdf)).contains("<b>甲</b> $F{text} ${x} &amp;");
        }
    }

    private static Drawing drawing() {
        return new Drawing("d", 442, 186)
                .box(10, 10, 60, 160, Color.BLUE)
                .word(20, 180, "1月", 9, Drawing.Anchor.MIDDLE, Color.BLACK);
    }

    static List<Block> sample() {
        Drawing drawing = drawing();
        return List.of(
                new Block.Cover("湖㳇社区居务公开自查报告", "（2026年第一季度）", "嘉定镇街道办事处："),
                new Block.Chapter("一、自查说明"),
                new Block.Section("（一）总体情况"),
                new Block.Prose("本期应公开12项，已公开3项。"),
                new Block.Table(
                        "表1　公开情况",
                        "单位：项",
                        List.of(Column.words("事项", 242), Column.number("应公开", 100), Column.number("已公开", 100)),
                        List.of(
                                Row.of("JW-01", "12", "3"),
                                new Row(
                                        List.of(Cell.words("合计"), Cell.words("12"), Cell.words("3")),
                                        Row.Weight.TOTAL)),
                        "注：按照目录。"),
                new Block.Figure("图1　走势", drawing, "注：按照表1。"),
                new Block.Closing("湖㳇社区居民委员会（盖章）", "　　　年　　月　　日"),
                new Block.Signatures(List.of("书记（签字）：", "主任（签字）：", "监督小组组长（签字）：")),
                new Block.Provenance(List.of(Row.of("数据截止时间", "2026年3月31日24时")), drawing, "扫码查验", "注：查验。"));
    }

    static Paper paper(List<Block> blocks) {
        return paper(Form.REPORT, blocks);
    }

    private static Paper paper(Form form, List<Block> blocks) {
        return new Paper(
                form,
                "湖㳇社区居务公开自查报告",
                "湖㳇社区居务公开自查报告",
                "嘉定镇街道",
                "ZC-1",
                "0123456789abcdef".repeat(4),
                LocalDate.of(2026, 3, 31),
                blocks,
                List.of());
    }
}
