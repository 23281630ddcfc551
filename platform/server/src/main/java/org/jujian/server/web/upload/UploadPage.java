package org.jujian.server.web.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Pager;
import org.jujian.server.web.view.Tile;

/// The upload page: what may be sent, what became of one file, what was sent before.
public record UploadPage(
        List<Choice> templates,
        boolean backfillOffered,
        @Nullable Work work,
        List<Sent> history) {
    public UploadPage {
        templates = List.copyOf(templates);
        history = List.copyOf(history);
    }

    /// Nothing was chosen: the headings of the file decide.
    public boolean automatic() {
        return templates.stream().noneMatch(Choice::chosen);
    }

    public record Choice(String code, String title, boolean chosen) {}

    /// One file on its way. `step` is 2 while it is worked on and 3 with its result; `outcome` says which panel shows;
    /// `allReasons` leads back from the rows of one reason to those of all.
    public record Work(
            String id,
            Outcome outcome,
            int step,
            String announcement,
            int percent,
            String progressText,
            List<Tile> tiles,
            List<ReasonLine> reasons,
            @Nullable String allReasons,
            List<Line> rejected,
            Pager pager,
            String rejectedNote,
            List<Line> warnings,
            String refusal,
            boolean destroyed,
            List<Fact> receipt,
            String doneText,
            boolean trial) {
        public Work {
            tiles = List.copyOf(tiles);
            reasons = List.copyOf(reasons);
            rejected = List.copyOf(rejected);
            warnings = List.copyOf(warnings);
            receipt = List.copyOf(receipt);
        }

        public boolean finished() {
            return outcome != Outcome.RUNNING;
        }
    }

    public enum Outcome {
        RUNNING,
        ALL_ACCEPTED,
        PARTLY_REJECTED,
        REFUSED
    }

    /// A reason with the address of its rows; `column` as people find it: F 列「到期日」.
    public record ReasonLine(String href, boolean chosen, String label, String column, String count, String example) {}

    /// 行、列、发现与应为、怎么办
    public record Line(String row, String column, String finding, String advice) {}

    public record Fact(String name, String value, boolean code) {}

    public record Sent(
            String href,
            String received,
            String title,
            String fileName,
            String read,
            String accepted,
            String rejected,
            String unchanged,
            String style,
            String icon,
            String state) {}
}
