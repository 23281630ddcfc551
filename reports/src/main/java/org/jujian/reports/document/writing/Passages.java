package org.jujian.reports.document.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;

/// The words of a self-inspection that people may edit: those of the chapter 存在问题 (reports.md A §12), by the place
/// at which they stand. What people wrote stands around the data, as an [Imprint] does: number and hash stay.
public final class Passages {
    private static final String CHAPTER = "、存在问题";
    /// The columns 问题 and 涉及事项与数据.
    private static final int FIRST_COLUMN = 1;
    private static final int LAST_COLUMN = 2;

    private Passages() {}

    /// `p1` the first paragraph, `t1` and `d1` title and facts of the first problem; in the order of reading.
    public static Map<String, String> of(Paper paper) {
        Map<String, String> found = new LinkedHashMap<>();
        walk(paper, (place, text) -> {
            found.put(place, text);
            return text;
        });
        return found;
    }

    /// The paper with other words at some places.
    ///
    /// @param words by place; empty = the paper as it is
    public static Paper onto(Paper paper, Map<String, String> words) {
        return words.isEmpty()
                ? paper
                : paper.with(
                        paper.runningTitle(),
                        walk(paper, words::getOrDefault).stream()
                                .map(Passages::told)
                                .toList());
    }

    /// The paper says itself that people edited it.
    private static Block told(Block block) {
        if (!(block instanceof Block.Provenance provenance)) {
            return block;
        }
        List<Row> rows = new ArrayList<>(provenance.rows());
        rows.add(Row.of("文字修改", "“存在问题”的文字经人工修改，数字未改；原文和修改记录见平台登记簿"));
        return new Block.Provenance(rows, provenance.code(), provenance.underCode(), provenance.note());
    }

    @FunctionalInterface
    private interface Editor {
        String edit(String place, String text);
    }

    private static List<Block> walk(Paper paper, Editor editor) {
        List<Block> blocks = new ArrayList<>();
        boolean inside = false;
        int paragraphs = 0;
        int problems = 0;
        for (Block block : paper.blocks()) {
            if (block instanceof Block.Chapter chapter) {
                inside = chapter.text().endsWith(CHAPTER);
            }
            if (inside && block instanceof Block.Prose prose) {
                paragraphs++;
                blocks.add(new Block.Prose(editor.edit("p" + paragraphs, prose.text())));
            } else if (inside && block instanceof Block.Table table) {
                List<Row> rows = new ArrayList<>();
                for (Row row : table.rows()) {
                    problems++;
                    rows.add(edited(row, problems, editor));
                }
                blocks.add(new Block.Table(table.caption(), table.unit(), table.columns(), rows, table.note()));
            } else {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static Row edited(Row row, int problem, Editor editor) {
        List<Cell> cells = new ArrayList<>(row.cells());
        for (int column = FIRST_COLUMN; column <= LAST_COLUMN; column++) {
            String place = (column == FIRST_COLUMN ? "t" : "d") + problem;
            cells.set(column, Cell.words(editor.edit(place, cells.get(column).text())));
        }
        return new Row(cells, row.weight());
    }

    /// As people read a place: 问题1的涉及事项与数据.
    public static String label(String place) {
        String number = place.substring(1);
        return switch (place.charAt(0)) {
            case 't' -> "问题" + number;
            case 'd' -> "问题" + number + "的涉及事项与数据";
            default -> "第" + number + "段";
        };
    }
}
