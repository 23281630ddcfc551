package org.jujian.etl.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;

/// T-08 意见台账. `matter` and `answer` may be sensitive: never in a log.
///
/// @param kind         咨询, 建议, 投诉, 举报, 异议 or 质询
/// @param raisedTime   `HH:mm:ss`, or `""` when only a date was given; `answeredTime` likewise
/// @param rating       满意, 基本满意, 不满意, 未评价 or `""`
/// @param finding      成立-遗漏, 成立-不真实, 不成立 or `""`
/// @param disclosed    是, 否 or `""`
public record FeedbackRow(
        int row,
        Hash128 content,
        UnitCode unit,
        String feedback,
        String kind,
        LocalDate raisedOn,
        String raisedTime,
        String matter,
        String channel,
        String item,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate answeredOn,
        String answeredTime,
        String answer,
        @Nullable LocalDate closedOn,
        String rating,
        String finding,
        String disclosed)
        implements Fact {
    @Override
    public NaturalKey.OfFeedback key() {
        return new NaturalKey.OfFeedback(unit, feedback);
    }
}
