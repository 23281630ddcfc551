package org.jujian.reports.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.FigureTable;
import org.jujian.reports.document.writing.Passages;
import org.jujian.reports.document.writing.Snapshot;

/// A report before it is printed in one of its formats: the frozen data, and the paper made from them alone.
public record Manuscript(Snapshot snapshot, Paper paper) {
    /// The figures behind it as JSON.
    public String frozenFigures() {
        return FigureTable.freeze(figures());
    }

    /// The figures behind it.
    public Block.Table figures() {
        return paper.figures().isEmpty()
                ? FigureTable.of(List.of())
                : paper.figures().getFirst();
    }

    /// The same with the figures that were frozen.
    public Manuscript withFigures(String frozen) {
        return new Manuscript(snapshot, paper.withFigures(List.of(FigureTable.thaw(frozen))));
    }

    /// The same with what people wrote in place of some of its words.
    ///
    /// @param words by the places of [Passages]
    public Manuscript withWords(Map<String, String> words) {
        return new Manuscript(snapshot, Passages.onto(paper, words));
    }

    /// All that it says, a line for each paragraph and row, for the search.
    public String words() {
        return paper.blocks().stream().flatMap(Manuscript::words).collect(Collectors.joining("\n"));
    }

    private static Stream<String> words(Block block) {
        return switch (block) {
            case Block.Cover c -> Stream.of(c.title() + c.subtitle());
            case Block.Chapter c -> Stream.of(c.text());
            case Block.Section s -> Stream.of(s.text());
            case Block.Prose p -> Stream.of(p.text());
            case Block.Figure f -> Stream.of(f.caption());
            case Block.Table t ->
                Stream.concat(
                        Stream.ofNullable(t.caption()),
                        t.rows().stream()
                                .map(row -> row.cells().stream().map(Cell::text).collect(Collectors.joining(" "))));
            case Block.Closing c -> Stream.of(c.issuer());
            case Block.Signatures s -> Stream.empty();
            case Block.Provenance p -> Stream.empty();
        };
    }
}
