package org.jujian.reports.document.writing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jujian.reports.document.paper.Block;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;

/// What a printed paper says of itself: that it is a draft, or who signed it and which edition it replaces. It stands
/// around the data, which it does not change: number and hash stay.
public sealed interface Imprint {
    /// Nobody signed it yet.
    record Draft() implements Imprint {}

    /// @param ordinal  first, second, … issued edition
    /// @param signedAs the post of who signed; names are written by hand
    /// @param replaces the number of the edition before
    record Issued(int ordinal, String signedAs, LocalDate signedOn, LocalDate issuedOn, Optional<String> replaces)
            implements Imprint {
        private Row row() {
            return Row.of(
                    "签发",
                    signedAs + " " + Written.day(signedOn) + "审定；第" + ordinal + "版，" + Written.day(issuedOn) + "印发"
                            + replaces.map(before -> "。本件替代 " + before + " 号").orElse(""));
        }
    }

    /// It was issued and no longer counts.
    record Withdrawn(LocalDate on) implements Imprint {}

    /// The paper as it is printed with this.
    default Paper onto(Paper paper) {
        return switch (this) {
            // a card is full: its title says enough
            case Draft draft ->
                marked(paper, "草稿", paper.form() == Form.CARD ? List.of() : List.of(Row.of("状态", "草稿，尚未签发，不作为正式文件")));
            case Issued issued -> marked(paper, "", List.of(issued.row()));
            case Withdrawn withdrawn ->
                marked(paper, "已撤回", List.of(Row.of("状态", Written.day(withdrawn.on()) + "撤回，不再有效")));
        };
    }

    private static Paper marked(Paper paper, String mark, List<Row> rows) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : paper.blocks()) {
            blocks.add(
                    switch (block) {
                        case Block.Cover c ->
                            mark.isEmpty()
                                    ? c
                                    : new Block.Cover(c.title(), c.subtitle() + "（" + mark + "）", c.recipient());
                        case Block.Provenance p -> {
                            List<Row> all = new ArrayList<>(p.rows());
                            all.addAll(rows);
                            yield new Block.Provenance(all, p.code(), p.underCode(), p.note());
                        }
                        case Block other -> other;
                    });
        }
        return paper.with(mark.isEmpty() ? paper.runningTitle() : mark + "　" + paper.runningTitle(), blocks);
    }
}
