package org.jujian.reports.document.paper;

import java.time.LocalDate;
import java.util.List;

/// A paper ready for the press.
///
/// @param runningTitle stands above every page but the first; short enough for half a line
/// @param number the number by which the paper is found again
/// @param hash 64 hexadecimal digits: the hash of the data behind the paper
/// @param dated the date that the file carries as its creation; the data's, never the clock's
/// @param figures every figure behind the paper, exact; only a spreadsheet holds them
public record Paper(
        Form form,
        String title,
        String runningTitle,
        String author,
        String number,
        String hash,
        LocalDate dated,
        List<Block> blocks,
        List<Block.Table> figures) {
    public Paper {
        blocks = List.copyOf(blocks);
        figures = List.copyOf(figures);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash of a paper: expected 64 hexadecimal digits, found " + hash);
        }
    }

    /// The same paper with the figures behind it.
    public Paper withFigures(List<Block.Table> behind) {
        return new Paper(form, title, runningTitle, author, number, hash, dated, blocks, behind);
    }

    /// The same paper with other words around the same data.
    public Paper with(String otherRunningTitle, List<Block> otherBlocks) {
        return new Paper(form, title, otherRunningTitle, author, number, hash, dated, otherBlocks, figures);
    }
}
