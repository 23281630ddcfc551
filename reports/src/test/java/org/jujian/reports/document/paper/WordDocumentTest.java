package org.jujian.reports.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class WordDocumentTest {
    @Test
    void writesTheBlocksAsParagraphsOfStylesAndTables() throws IOException {
        try (XWPFDocument word = open(PressTest.sample())) {
            assertThat(word.getBodyElements().stream().map(WordDocumentTest::said))
                    .containsExactly(
                            "Title 湖㳇社区居务公开自查报告",
                            "Subtitle （2026年第一季度）",
                            "Recipient 嘉定镇街道办事处：",
                            "Heading1 一、自查说明",
                            "Heading2 （一）总体情况",
                            "BodyText 本期应公开12项，已公开3项。",
                            "Caption 表1　公开情况",
                            "Unit 单位：项",
                            "事项|应公开|已公开 / JW-01|12|3 / 合计|12|3",
                            "Note 注：按照目录。",
                            "Picture [图1　走势]",
                            "Caption 图1　走势",
                            "Note 注：按照表1。",
                            "Closing 湖㳇社区居民委员会（盖章）",
                            "Closing 　　　年　　月　　日",
                            "书记（签字）：|主任（签字）：|监督小组组长（签字）： / 　　　年　　月　　日|　　　年　　月　　日|　　　年　　月　　日",
                            "Note ",
                            "数据截止时间|2026年3月31日24时",
                            "Picture [扫码查验]",
                            "Note 扫码查验",
                            "Note 注：查验。");
        }
    }

    @Test
    void knowsEveryStyleThatItUses() throws IOException {
        for (Form form : Form.values()) {
            Paper paper = PressTest.paper(PressTest.sample());
            byte[] bytes = WordDocument.of(new Paper(
                    form,
                    paper.title(),
                    paper.runningTitle(),
                    paper.author(),
                    paper.number(),
                    paper.hash(),
                    paper.dated(),
                    paper.blocks(),
                    List.of()));
            try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(bytes))) {
                assertThat(word.getParagraphs().stream().map(XWPFParagraph::getStyle))
                        .allMatch(style -> word.getStyles().styleExist(style));
            }
        }
    }

    @Test
    void repeatsTheHeadOfATableAndBreaksNoRow() throws IOException {
        Block table = new Block.Table(
                "表1　问题",
                null,
                List.of(Column.centered("序号", 42), Column.prose("问题", 400)),
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> Row.of(Integer.toString(i), "第" + i + "个问题"))
                        .toList(),
                null);
        try (XWPFDocument word = open(List.of(table))) {
            XWPFTable made = word.getTables().getFirst();
            assertThat(made.getRows()).hasSize(201).allMatch(row -> row.isCantSplitRow());
            assertThat(made.getRow(0).isRepeatHeader()).isTrue();
            assertThat(made.getRow(1).isRepeatHeader()).isFalse();
        }
    }

    @Test
    void namesNumberHashAndPageBelowEveryPage() throws IOException {
        try (XWPFDocument word = open(PressTest.sample())) {
            assertThat(word.getFooterList())
                    .hasSize(2)
                    .allSatisfy(footer -> assertThat(footer.getText())
                            .contains("生成编号 ZC-1　内容校验 SHA-256 0123456789abcdef\t第 1 页 共 1 页"));
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo("湖㳇社区居务公开自查报告");
            assertThat(word.getProperties().getCoreProperties().getCreated()).isEqualTo("2026-03-31T00:00:00Z");
        }
    }

    @Test
    void writesMarkupAndFormulasAsWords() throws IOException {
        try (XWPFDocument word = open(List.of(new Block.Prose("<w:p/> &amp; { HYPERLINK \"x\" } =1+1")))) {
            assertThat(word.getParagraphs().getFirst().getText()).isEqualTo("<w:p/> &amp; { HYPERLINK \"x\" } =1+1");
            assertThat(word.getHyperlinks()).isEmpty();
        }
    }

    @Test
    void givesTheSameBytesForTheSamePaper() {
        assertThat(WordDocument.of(PressTest.paper(PressTest.sample())))
                .isEqualTo(WordDocument.of(PressTest.paper(PressTest.sample())));
    }

    private static XWPFDocument open(List<Block> blocks) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(WordDocument.of(PressTest.paper(blocks))));
    }

    /// A paragraph as its style and text, a table as its cells.
    private static String said(IBodyElement element) {
        if (element instanceof XWPFTable table) {
            return String.join(
                    " / ",
                    table.getRows().stream()
                            .map(row -> String.join(
                                    "|",
                                    row.getTableCells().stream()
                                            .map(cell -> cell.getText())
                                            .toList()))
                            .toList());
        }
        XWPFParagraph paragraph = (XWPFParagraph) element;
        String picture = paragraph.getRuns().stream()
                .flatMap(run -> run.getEmbeddedPictures().stream())
                .map(p -> "[" + p.getDescription() + "]")
                .findFirst()
                .orElse("");
        return paragraph.getStyle() + " " + paragraph.getText() + picture;
    }
}
