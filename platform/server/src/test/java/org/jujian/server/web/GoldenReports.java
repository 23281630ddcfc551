package org.jujian.server.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.server.web.community.SelfInspections;

/// One finished report and one that is being made.
final class GoldenReports implements SelfInspections {
    @Override
    public boolean offered() {
        return true;
    }

    @Override
    public List<Issue> of(Scope scope, UnitCode unit, Period period) {
        return List.of(
                new Issue(null, "PDF", "正在生成，请稍后刷新"),
                new Issue("/reports/zc-2", "PDF", "生成编号 ZC-" + unit + "-" + period + "-02"));
    }

    @Override
    public List<Choice> choices(Scope scope, UnitCode unit, Period shown) {
        return List.of(new Choice("self-inspection", "自查报告（2026年第一季度）"), new Choice("annual", "年度报告（2026年）"));
    }

    @Override
    public void request(Scope scope, UnitCode unit, Period period, String kind, String format) {}

    @Override
    public Optional<Paper> content(Scope scope, String id) {
        return id.equals("zc-2")
                ? Optional.of(new Paper("自查报告.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }
}
