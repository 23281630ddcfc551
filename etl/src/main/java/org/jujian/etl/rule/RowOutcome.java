package org.jujian.etl.rule;

import org.jujian.etl.fact.Fact;
import org.jujian.etl.template.Spot;

/// What became of one row of data.
public sealed interface RowOutcome {
    /// The row number that the user sees.
    int row();

    /// A new version of its key, to be stored.
    record Accepted(Fact fact) implements RowOutcome {
        @Override
        public int row() {
            return fact.row();
        }
    }

    /// 未变化: the current version of its key says the same.
    record Unchanged(int row) implements RowOutcome {}

    /// @param column the canonical name of the column
    /// @param spot   where its cell stands in the file
    record Rejected(int row, String column, Spot spot, RejectCode code, Explanation explanation) implements RowOutcome {
        /// The whole sentence: 第 14 行　金额：发现“…”，应为…。怎么办：…。
        public String message() {
            return "第 %d 行　%s：%s".formatted(row, spot.heading(), explanation.sentence());
        }
    }
}
