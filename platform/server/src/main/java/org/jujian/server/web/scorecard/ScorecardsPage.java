package org.jujian.server.web.scorecard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Lead;
import org.jujian.server.web.PageSources;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;

/// The committee's list of the scorecards of its street, those that may touch a red line first.
public record ScorecardsPage(
        String streetName, String periodTitle, List<PeriodChoice> choices, Freshness freshness, List<Line> lines) {
    /// metrics.md §3: finance unpublished for three months running.
    private static final int RED_LINE_MONTHS = 3;

    public ScorecardsPage {
        choices = List.copyOf(choices);
        lines = List.copyOf(lines);
    }

    /// @param reasons why it stands where it stands
    public record Line(
            String name,
            String href,
            String score,
            String scoreKey,
            @Nullable Band band,
            String rank,
            String rankKey,
            int leads,
            String longOverdue,
            List<Reason> reasons,
            int weight) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /// @param style of a tag
    public record Reason(String style, String text) {}

    static ScorecardsPage of(
            String streetName,
            Period period,
            List<Community> communities,
            PageSources.Answer answer,
            List<Lead> leads,
            Map<UnitCode, Integer> financeMonths) {
        List<Line> lines = communities.stream()
                .filter(c -> answer.cells().get(c.code(), period, "D").value() != null
                        || answer.cells().get(c.code(), period, "SCORE").value() != null)
                .map(c -> line(c, period, answer, leads, financeMonths))
                .sorted(Comparator.comparingInt(Line::weight)
                        .reversed()
                        .thenComparing(Comparator.comparingInt(Line::leads).reversed())
                        .thenComparing(ScorecardsPage::order)
                        .thenComparing(Line::href))
                .toList();
        return new ScorecardsPage(
                streetName,
                Days.title(period),
                PeriodChoice.upTo(answer.cutoff(), period, ""),
                answer.freshness(),
                lines);
    }

    private static Line line(
            Community community,
            Period period,
            PageSources.Answer answer,
            List<Lead> leads,
            Map<UnitCode, Integer> financeMonths) {
        Cells cells = answer.cells();
        String code = community.code();
        int months = financeMonths.getOrDefault(UnitCode.of(code), 0);
        BigDecimal unsafe = missing(cells.get(code, period, "M31"));
        int open = (int) leads.stream()
                .filter(l -> l.unit().toString().equals(code) && l.decision().isEmpty())
                .count();
        BigDecimal longOverdue = cells.get(code, period, "M03").value();
        var reasons = new java.util.ArrayList<Reason>();
        if (months >= RED_LINE_MONTHS) {
            reasons.add(new Reason("bad", "红线待核：财务连续 " + months + " 个月未公开"));
        }
        if (unsafe.signum() > 0) {
            reasons.add(new Reason("warn", "保密审查不全而公开 " + Numbers.count(unsafe) + " 件"));
        }
        if (longOverdue != null && longOverdue.signum() > 0) {
            reasons.add(new Reason("warn", "长期逾期 " + Numbers.count(longOverdue) + " 项"));
        }
        BigDecimal score = cells.get(code, period, "SCORE").value();
        String band = cells.get(code, period, "BAND").text();
        BigDecimal rank = cells.get(code, period, "RANK").value();
        return new Line(
                Community.shortNameOf(community.name()),
                "/scorecards/" + code + "?period=" + period,
                Numbers.score(score),
                Numbers.sortKey(score),
                band == null ? null : Band.named(band).orElse(null),
                rank == null
                        ? period instanceof Period.Month
                                ? "月度不排名"
                                : answer.unranked().getOrDefault(code, "未排名")
                        // ranks are those of a peer group, and mean nothing without it
                        : community.kind() + "组第 " + Numbers.count(rank) + " 名",
                Numbers.sortKey(rank),
                open,
                Numbers.count(longOverdue),
                reasons,
                months >= RED_LINE_MONTHS ? 2 : unsafe.signum() > 0 ? 1 : 0);
    }

    /// What has no total comes last.
    private static BigDecimal order(Line line) {
        return line.scoreKey().isEmpty() ? BigDecimal.valueOf(1000) : new BigDecimal(line.scoreKey());
    }

    private static BigDecimal missing(Cell cell) {
        return cell.numerator() == null || cell.denominator() == null
                ? BigDecimal.ZERO
                : cell.denominator().subtract(cell.numerator());
    }
}
