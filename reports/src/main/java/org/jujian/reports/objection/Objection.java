package org.jujian.reports.objection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Versions;

/// What a community says about one figure of its own, and the answer.
///
/// @param submission an upload that bears it out
/// @param filed      empty while it is a draft of the community
public record Objection(
        UUID id,
        UnitCode unit,
        Contested figure,
        Kind kind,
        State state,
        Answerer answerer,
        String words,
        Optional<UUID> submission,
        Mark drafted,
        Optional<Filing> filed,
        Optional<Answer> answer) {

    /// A figure as it was published when it was objected to; never changed afterwards.
    ///
    /// @param value      a decimal or a band; null = 空(—)
    /// @param asOf       the cut-off T
    /// @param run        the run that published it in this value
    /// @param computedAt when it was published in this value; the days of an objection are counted from here
    public record Contested(
            Period period,
            String metric,
            @Nullable String value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            LocalDate asOf,
            long run,
            Instant computedAt,
            Versions versions) {}

    public record Mark(String by, Instant at) {}

    /// @param dueOn    until when it has to be answered
    /// @param extended whether that day was put off
    public record Filing(Mark mark, LocalDate dueOn, boolean extended) {}

    /// @param remedy    what follows; empty when it was rejected
    /// @param correctBy of a correction: until when the community feeds the rows again
    /// @param run       of a new run: which
    public record Answer(
            Mark mark, String reason, Optional<Remedy> remedy, Optional<LocalDate> correctBy, Optional<UUID> run) {}

    /// Something that somebody did with it.
    public record Step(Action action, String by, String role, Instant at, String note) {}

    public enum Kind {
        /// tells why the figure is as it is, and does not dispute it
        EXPLANATION("说明"),
        /// says that the figure is wrong
        OBJECTION("申诉");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum State {
        /// 草稿: drafted, not filed
        DRAFT,
        /// 办理中: waits for its answer
        FILED,
        /// 成立, of an explanation 采纳
        UPHELD,
        /// 不成立, of an explanation 不采纳
        REJECTED,
        /// 已撤回
        WITHDRAWN;

        public boolean isOpen() {
            return switch (this) {
                case DRAFT, FILED -> true;
                case UPHELD, REJECTED, WITHDRAWN -> false;
            };
        }
    }

    /// Who answers.
    public enum Answerer {
        OFFICE("街道办"),
        COMMITTEE("街道纪工委");

        private final String label;

        Answerer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// What follows when it is upheld.
    public enum Remedy {
        /// The community feeds corrected rows; the figures follow by themselves.
        CORRECTION("由社区更正后重报"),
        /// The rows are right, the figure is computed again from them.
        RERUN("重新计算"),
        /// Stands beside the figure, which stays.
        NOTED("记录在案，数字不变");

        private final String label;

        Remedy(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Action {
        DRAFTED("起草"),
        FILED("提交"),
        WITHDRAWN("撤回"),
        EXTENDED("延长办理期限"),
        UPHELD("答复：成立"),
        REJECTED("答复：不成立");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// 草稿, 办理中, 成立, …: an explanation is taken up or not, it can't be right or wrong.
    public String stateLabel() {
        return switch (state) {
            case DRAFT -> "草稿";
            case FILED -> kind == Kind.OBJECTION ? "申诉中" : "说明待阅";
            case UPHELD -> kind == Kind.OBJECTION ? "成立" : "采纳";
            case REJECTED -> kind == Kind.OBJECTION ? "不成立" : "不采纳";
            case WITHDRAWN -> "已撤回";
        };
    }

    /// Whether it waits for its answer on `today` although the last day for it has passed.
    public boolean isOverdue(LocalDate today) {
        return state == State.FILED
                && filed.filter(f -> f.dueOn().isBefore(today)).isPresent();
    }
}
