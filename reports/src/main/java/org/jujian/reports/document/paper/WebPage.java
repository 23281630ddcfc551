package org.jujian.reports.document.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A paper as one accessible page (HTML): headings in their order, tables with captions and the heads of their columns
/// and rows, every text escaped, no script, nothing fetched from elsewhere. Charts are left out: each stands beside a
/// table that says the same.
public final class WebPage {
    private static final String STYLE = read();

    private final StringBuilder html = new StringBuilder(1 << 14);

    private WebPage() {}

    public static byte[] of(Paper paper) {
        WebPage page = new WebPage();
        page.add("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text(paper.title())
                .add("</title>\n<style>\n")
                .add(STYLE)
                .add("</style>\n</head>\n<body>\n<main>\n");
        paper.blocks().forEach(page::block);
        page.add("</main>\n</body>\n</html>\n");
        return page.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Cover cover -> {
                line("h1", cover.title());
                line("p class=\"subtitle\"", cover.subtitle());
                if (cover.recipient() != null) {
                    line("p", cover.recipient());
                }
            }
            case Block.Chapter chapter -> line("h2", chapter.text());
            case Block.Section section -> line("h3", section.text());
            case Block.Prose prose -> line("p class=\"prose\"", prose.text());
            case Block.Table table -> table(table);
            case Block.Figure figure -> line("p class=\"note\"", figure.caption() + "：见上表，图形只在PDF中。");
            case Block.Closing closing -> {
                line("p class=\"closing\"", closing.issuer());
                line("p class=\"closing\"", closing.date());
            }
            case Block.Signatures signatures ->
                line("p class=\"signatures\"", String.join("＿＿＿＿＿＿　", signatures.posts()) + "＿＿＿＿＿＿");
            case Block.Provenance provenance -> provenance(provenance);
        }
    }

    private void table(Block.Table table) {
        add("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(table.caption() == null ? "表" : table.caption())
                .add("\">\n<table>\n");
        if (table.caption() != null) {
            line("caption", table.caption() + (table.unit() == null ? "" : "（" + table.unit() + "）"));
        }
        add("<thead><tr>");
        for (Column column : table.columns()) {
            add("<th scope=\"col\"")
                    .add(side(column))
                    .add(">")
                    .text(column.title())
                    .add("</th>");
        }
        add("</tr></thead>\n<tbody>\n");
        for (Row row : table.rows()) {
            add(row.weight() == Row.Weight.TOTAL ? "<tr class=\"total\">" : "<tr>");
            for (int i = 0; i < row.cells().size(); i++) {
                cell(table.columns().get(i), row.cells().get(i), i == 0);
            }
            add("</tr>\n");
        }
        add("</tbody>\n</table>\n</div>\n");
        if (table.note() != null) {
            line("p class=\"note\"", table.note());
        }
    }

    private void cell(Column column, Cell cell, boolean first) {
        String tag = first ? "th" : "td";
        add("<").add(tag).add(first ? " scope=\"row\"" : "").add(side(column));
        if (cell.tone() != Cell.Tone.NONE) {
            add(" data-tone=\"").add(cell.tone().name()).add("\"");
        }
        add(">").text(cell.text()).add("</").add(tag).add(">");
    }

    private static String side(Column column) {
        return switch (column.alignment()) {
            case LEFT, JUSTIFIED -> "";
            case CENTER -> " class=\"c\"";
            case RIGHT -> " class=\"r\"";
        };
    }

    private void provenance(Block.Provenance provenance) {
        add("<dl>\n");
        for (Row row : provenance.rows()) {
            line("dt", row.cells().get(0).text());
            line("dd", row.cells().get(1).text());
        }
        add("</dl>\n");
        line("p class=\"note\"", provenance.note());
    }

    private void line(String tag, String content) {
        int end = tag.indexOf(' ');
        add("<").add(tag)
                .add(">")
                .text(content)
                .add("</")
                .add(end < 0 ? tag : tag.substring(0, end))
                .add(">\n");
    }

    private WebPage add(String markup) {
        html.append(markup);
        return this;
    }

    private WebPage text(@Nullable String text) {
        if (text == null) {
            return this;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return this;
    }

    private static String read() {
        try (InputStream in = WebPage.class.getResourceAsStream("/reports/paper.css")) {
            if (in == null) {
                throw new IllegalStateException("expected /reports/paper.css on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
