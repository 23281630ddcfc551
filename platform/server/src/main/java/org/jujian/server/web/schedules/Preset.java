package org.jujian.server.web.schedules;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jujian.reports.delivery.Rule;
import org.jujian.reports.document.Report;

/// What a street usually hands out, and when each is due (process.md §6; reports.md A–E).
enum Preset {
    INSPECTION("inspection", Report.Kind.SELF_INSPECTION, Rule.HALF_YEARLY, 5, true, true, false),
    SCORECARD("scorecard", Report.Kind.SCORECARD, Rule.QUARTERLY, 5, true, false, true),
    BULLETIN("bulletin", Report.Kind.BULLETIN, Rule.QUARTERLY, 5, false, true, true),
    BOARD("board", Report.Kind.BOARD, Rule.MONTHLY, 3, true, false, false),
    FINANCE("finance", Report.Kind.FINANCE_BOARD, Rule.MONTHLY, 3, true, false, false),
    ORDER("order", Report.Kind.SUPERVISION_ORDER, Rule.MONTHLY, 3, true, false, true),
    /// before the end of January
    ANNUAL("annual", Report.Kind.ANNUAL, Rule.YEARLY, 10, true, true, false);

    private final String word;
    private final Report.Kind kind;
    private final Rule rule;
    private final int workingDay;
    private final boolean communities;
    private final boolean office;
    private final boolean committee;

    Preset(
            String word,
            Report.Kind kind,
            Rule rule,
            int workingDay,
            boolean communities,
            boolean office,
            boolean committee) {
        this.word = word;
        this.kind = kind;
        this.rule = rule;
        this.workingDay = workingDay;
        this.communities = communities;
        this.office = office;
        this.committee = committee;
    }

    static Optional<Preset> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    /// As it stands in an address.
    public String word() {
        return word;
    }

    /// 自查报告，每半年
    public String label() {
        return kind.label() + "，" + rule.label();
    }

    ScheduleForm.Written written() {
        return new ScheduleForm.Written(
                kind.code(),
                rule.code(),
                Integer.toString(workingDay),
                Report.Format.PDF.code(),
                communities,
                Set.of(),
                office,
                committee,
                Map.of());
    }
}
