package org.jujian.etl.fact;

import org.jujian.base.code.UnitCode;

/// T-09 满意度汇总.
///
/// @param period `2026-03`, `2026Q1` or `2026`
/// @param method 入户, 电话, 扫码 or 代表测评
public record SurveyRow(
        int row,
        Hash128 content,
        UnitCode unit,
        String period,
        String method,
        int issued,
        int satisfied,
        int fairlySatisfied,
        int dissatisfied,
        int unaware,
        int invalid)
        implements Fact {
    @Override
    public NaturalKey.OfSurvey key() {
        return new NaturalKey.OfSurvey(unit, period, method);
    }
}
