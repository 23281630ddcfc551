package org.jujian.reports.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;

/// When a community is suggested for the list. Nobody is put on it by a rule: a suggestion waits for the committee.
///
/// The pages of the field name no list; what they name as grave is taken: the red line that the platform can compute
/// (metrics.md §3: finance unpublished for three months running), the lowest band (§3), the lowest band again in the
/// period after, and a lead that the committee itself confirmed or referred (process.md §7).
public enum WatchRule {
    RED_LINE("红线待核"),
    FAILED_AGAIN("连续不达标"),
    FAILED("不达标"),
    LEAD("线索属实或移交");

    private static final int RED_LINE_MONTHS = 3;
    private static final String FAILING = "不达标";

    private final String label;

    WatchRule(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// What is known of a community in a period.
    ///
    /// @param band          null when it has none
    /// @param bandBefore    of the period before
    /// @param financeMonths for how many months running finance is unpublished
    /// @param decidedLeads  leads that the committee confirmed or referred
    public record Standing(
            UnitCode unit, @Nullable String band, @Nullable String bandBefore, int financeMonths, long decidedLeads) {}

    /// A community that a rule points at.
    ///
    /// @param facts in Chinese, with the figures
    public record Suggestion(UnitCode unit, WatchRule rule, String facts) {}

    /// The suggestions for a community, gravest first; it failing again says that it fails.
    public static List<Suggestion> suggestions(Standing standing) {
        return Arrays.stream(values())
                .flatMap(rule ->
                        rule.facts(standing).map(facts -> new Suggestion(standing.unit(), rule, facts)).stream())
                .toList();
    }

    private Optional<String> facts(Standing standing) {
        boolean fails = FAILING.equals(standing.band());
        boolean again = fails && FAILING.equals(standing.bandBefore());
        return switch (this) {
            case RED_LINE ->
                standing.financeMonths() >= RED_LINE_MONTHS
                        ? Optional.of("财务连续 %d 个月未公开".formatted(standing.financeMonths()))
                        : Optional.empty();
            case FAILED_AGAIN -> again ? Optional.of("本期和上期都不达标") : Optional.empty();
            case FAILED -> fails && !again ? Optional.of("本期不达标") : Optional.empty();
            case LEAD ->
                standing.decidedLeads() > 0
                        ? Optional.of("本期线索核实属实或移交 %d 条".formatted(standing.decidedLeads()))
                        : Optional.empty();
        };
    }
}
