package org.jujian.server.web.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jujian.base.time.Period;
import org.jujian.reports.check.FinanceRule;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// Makes the page of the checks (财务校验). Passing says that the books agree with themselves, not that they are true.
public final class CheckPages {
    private static final int CASES_SHOWN = 50;
    private static final int PLACES_SHOWN = 8;
    private static final String PAIR = "M71";

    private CheckPages() {}

    static CheckPage of(CheckData data, LocalDate cutoff) {
        String self = "/checks/" + data.unit();
        return new CheckPage(
                data.unitName(),
                self,
                (data.street() ? "/street" : "/community/" + data.unit()) + "?period=" + data.period(),
                data.street() ? "社区比较" : data.unitName(),
                Days.title(data.period()),
                PeriodChoice.upTo(cutoff, data.period(), ""),
                data.checks().freshness(),
                List.of(tile("勾稽通过率", data, "M70", "项检查", "没有可检查的账表"), tile("口径一致率", data, PAIR, "对数字", "没有可比较的数字")),
                data.street(),
                failing(data),
                Arrays.stream(FinanceRule.values())
                        .map(rule -> line(rule, data))
                        .toList());
    }

    /// Of the checks FV-01 … FV-07, which are kept published.
    public static CheckPage.Summary summary(String unit, Period period, Cells cells) {
        var failing = new ArrayList<String>();
        for (FinanceRule rule : FinanceRule.values()) {
            if (rule.number() <= FinanceRule.OF_FORMULA_1 && fails(cells.get(unit, period, rule.code()))) {
                failing.add(rule.code() + " " + rule.title());
            }
        }
        Cell all = cells.get(unit, period, "M70");
        return new CheckPage.Summary(
                all.denominator() == null
                        ? "本期没有可检查的账表。"
                        : "基本勾稽 " + Numbers.count(all.denominator()) + " 项，通过 " + Numbers.count(all.numerator())
                                + " 项。",
                failing,
                "/checks/" + unit + "/" + period);
    }

    private static Tile tile(String title, CheckData data, String metric, String unit, String none) {
        Cell cell = cell(data, metric);
        return Tile.of(
                title,
                Numbers.percent(cell.value()),
                "%",
                cell.denominator() == null
                        ? none
                        : Numbers.count(cell.numerator()) + " ÷ " + Numbers.count(cell.denominator()) + " " + unit,
                null);
    }

    private static List<CheckPage.Group> failing(CheckData data) {
        var groups = new ArrayList<CheckPage.Group>();
        for (FinanceRule.Level level : FinanceRule.Level.values()) {
            for (FinanceRule rule : FinanceRule.values()) {
                if (rule.level() == level) {
                    group(rule.code(), rule.title(), Optional.of(level), rule.explanation(), data)
                            .ifPresent(groups::add);
                }
            }
        }
        group(PAIR, "专项资金两表一致", Optional.empty(), "专项资金在月度公开表和专项资金表上的结余相同。", data)
                .ifPresent(groups::add);
        return groups;
    }

    private static Optional<CheckPage.Group> group(
            String code, String title, Optional<FinanceRule.Level> level, String explanation, CheckData data) {
        List<CheckData.Failure> cases = data.checks().failures().stream()
                .filter(failure -> failure.check().equals(code))
                .toList();
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CheckPage.Group(
                code,
                title,
                level.map(CheckPages::style).orElse("bad"),
                level.map(CheckPages::name).orElse("口径不一致"),
                explanation,
                cases.stream().limit(CASES_SHOWN).map(c -> shown(c, data)).toList(),
                cases.size() > CASES_SHOWN ? "另有 " + (cases.size() - CASES_SHOWN) + " 处，可用接口取全。" : ""));
    }

    private static CheckPage.Case shown(CheckData.Failure failure, CheckData data) {
        int places = failure.places().size();
        return new CheckPage.Case(
                Community.shortNameOf(data.names().getOrDefault(failure.unit(), failure.unit())),
                Days.title(failure.month()),
                failure.found(),
                failure.expected(),
                failure.places().stream().limit(PLACES_SHOWN).toList(),
                places > PLACES_SHOWN ? "等 " + places + " 行" : "");
    }

    private static CheckPage.Line line(FinanceRule rule, CheckData data) {
        Cell cell = cell(data, rule.code());
        boolean applies = cell.denominator() != null;
        boolean fails = fails(cell);
        String style = !applies ? "" : fails ? style(rule.level()) : "ok";
        return new CheckPage.Line(
                rule.code(),
                rule.title(),
                rule.explanation(),
                style,
                !applies ? "i-info" : fails ? "i-bad" : "i-ok",
                !applies
                        ? rule.isTested() ? "本期不适用" : "不能检查"
                        : (fails ? "未通过 " : "通过 ") + Numbers.count(cell.numerator()) + "/"
                                + Numbers.count(cell.denominator()));
    }

    private static boolean fails(Cell cell) {
        BigDecimal passed = cell.numerator();
        BigDecimal applicable = cell.denominator();
        return passed != null && applicable != null && passed.compareTo(applicable) < 0;
    }

    private static Cell cell(CheckData data, String metric) {
        return data.checks().outcomes().getOrDefault(metric, Cell.EMPTY);
    }

    private static String style(FinanceRule.Level level) {
        return switch (level) {
            case ERROR -> "bad";
            case WARNING -> "warn";
        };
    }

    private static String name(FinanceRule.Level level) {
        return switch (level) {
            case ERROR -> "勾稽未通过";
            case WARNING -> "请核对";
        };
    }
}
