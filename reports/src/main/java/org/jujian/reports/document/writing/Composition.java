package org.jujian.reports.document.writing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.typeset.Drawing;

/// Puts the blocks of a paper one after the other and numbers chapters, tables and figures as they come.
public final class Composition {
    public static final String NONE = "本期无";

    private final List<Block> blocks = new ArrayList<>();
    private int chapters;
    private int sections;
    private int tables;
    private int figures;

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    public void cover(String title, String subtitle, @Nullable String recipient) {
        blocks.add(new Block.Cover(title, subtitle, recipient));
    }

    public void chapter(String title) {
        chapters++;
        sections = 0;
        blocks.add(new Block.Chapter(Written.ordinal(chapters) + "、" + title));
    }

    public void section(String title) {
        sections++;
        blocks.add(new Block.Section("（" + Written.ordinal(sections) + "）" + title));
    }

    public void prose(String pattern, Object... values) {
        blocks.add(new Block.Prose(pattern.formatted(values)));
    }

    public void table(
            String caption, @Nullable String unit, List<Column> columns, List<Row> rows, @Nullable String note) {
        tables++;
        blocks.add(new Block.Table("表" + tables + "　" + caption, unit, columns, rows, note));
    }

    public void figure(String caption, Drawing drawing, String note) {
        figures++;
        blocks.add(new Block.Figure("图" + figures + "　" + caption, drawing, note));
    }

    /// The number of the table that was put last.
    public int tables() {
        return tables;
    }

    public void closing(String issuer) {
        blocks.add(new Block.Closing(issuer, "　　　年　　月　　日"));
    }

    public void signatures(String... posts) {
        blocks.add(new Block.Signatures(List.of(posts)));
    }

    public void provenance(Basis basis, Snapshot snapshot, String verifyAddress) {
        String hash = snapshot.hash();
        blocks.add(new Block.Provenance(
                List.of(
                        Row.of("数据截止时间", cutOff(basis)),
                        Row.of("口径版本", basis.formula()),
                        Row.of("目录版本", basis.catalogue() + "（工作日历 " + basis.calendar() + "）"),
                        Row.of("生成编号", snapshot.number()),
                        Row.of("内容校验", hash.substring(0, hash.length() / 2) + " " + hash.substring(hash.length() / 2))),
                VerificationCode.of(verifyAddress + snapshot.number() + "?hash=" + hash),
                "扫码查验",
                "注：内容校验为本报告全部数据的SHA-256摘要。凭生成编号可在平台查验真伪；纸质件与电子件不一致的，以平台登记的电子件为准。"));
    }

    private static String cutOff(Basis basis) {
        String day = Written.day(basis.cutOff()) + "24时";
        return basis.knownAt() == null ? day : day + "（限" + Written.moment(basis.knownAt()) + "前收到的数据）";
    }
}
