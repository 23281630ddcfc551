package org.jujian.server.web.street;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;
import org.jujian.server.web.view.Tile.Definition;

/// Makes the comparison page out of its data. Nothing is computed here that a figure already says; what is counted
/// here (on-time by item family) is counted from the duties behind the figures and adds up to them.
public final class StreetPages {
    /// The families of items in the order of the catalogue; 事项 hang on the wall.
    static final List<String> FAMILIES = List.of("居务", "政务", "财务", "事项", "党务");

    static final List<String> DIMENSIONS = List.of("T", "C", "S", "R", "F", "K");
    private static final Map<String, String> FAMILY_LABELS = Map.of("事项", "上墙事项");
    private static final Map<String, String> KINDS = Map.of("城市社区", "city", "村改居", "rural");
    private static final int FEW = 8;
    private static final int SMALL_SAMPLE = 30;
    private static final int WORST_ITEMS = 5;
    private static final int LEAST_DUTIES_OF_ITEM = 5;
    private static final int TREND_MONTHS = 6;
    private static final BigDecimal Z_95 = new BigDecimal("1.96");

    private StreetPages() {}

    public static StreetPage of(StreetData data) {
        List<Period> parts = parts(data.period());
        return new StreetPage(
                data.street().toString(),
                data.streetName(),
                data.period().toString(),
                Days.title(data.period()),
                data.communities().size(),
                data.freshness(),
                PeriodChoice.upTo(data.cutoff(), data.period(), "（月度不排名）"),
                Days.brief(parts.getFirst()).replaceAll("(月|季度)$", "") + "—" + Days.brief(parts.getLast()),
                Days.brief(parts.getLast()) + "较" + Days.brief(parts.get(parts.size() - 2)),
                tiles(data, parts),
                ranking(data, parts),
                heat(data),
                issues(data),
                funnel(data),
                survey(data),
                smallCharts(data, parts),
                trend(data));
    }

    /// What a period is shown as a course of: a quarter's months, a year's quarters, a month with the one before.
    static List<Period> parts(Period period) {
        return switch (period) {
            case Period.Month m -> List.of(m.plus(-1), m);
            case Period.Quarter q -> {
                Period.Month first = Period.monthOf(q.firstDay());
                yield List.of(first, first.plus(1), first.plus(2));
            }
            case Period.Year y ->
                List.of(
                        new Period.Quarter(y.value(), 1),
                        new Period.Quarter(y.value(), 2),
                        new Period.Quarter(y.value(), 3),
                        new Period.Quarter(y.value(), 4));
        };
    }

    /// The months of the trend: a half-year, a whole year for a year, up to the period's end.
    static List<Period.Month> trendMonths(Period period) {
        Period.Month last = new Period.Month(YearMonth.from(period.lastDay()));
        int count = period instanceof Period.Year ? 12 : TREND_MONTHS;
        List<Period.Month> months = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            months.add(last.plus(-i));
        }
        return months;
    }

    private static List<Tile> tiles(StreetData data, List<Period> parts) {
        String street = data.street().toString();
        Cells cells = data.cells();
        Period period = data.period();
        BigDecimal due = cells.get(street, period, "D").value();
        Cell published = cells.get(street, period, "M10");
        Cell onTime = cells.get(street, period, "M01");
        Cell satisfied = cells.get(street, period, "M20");
        BigDecimal long20 = cells.get(street, period, "M03").value();
        BigDecimal open = due == null || published.numerator() == null ? null : due.subtract(published.numerator());

        String course = parts.stream()
                .filter(p -> cells.get(street, p, "M01").value() != null)
                .map(p -> Days.brief(p) + " "
                        + Numbers.percentSigned(cells.get(street, p, "M01").value()))
                .collect(Collectors.joining("、"));
        String evidence = "/evidence/" + street + "/" + period + "/";

        Tile dueTile = Tile.of(
                "应公开",
                Numbers.count(due),
                "项",
                due == null || due.signum() == 0
                        ? "本期无应公开事项"
                        : "已公开 " + Numbers.count(published.numerator()) + "，未公开 " + Numbers.count(open),
                Definition.of("应公开", "本期到期的公开义务。", data.communities().size() + " 个社区之和。", "公开目录"));
        Tile onTimeTile = Tile.of(
                "及时率",
                Numbers.percent(onTime.value()),
                "%",
                course.isEmpty() ? "" : " · " + course,
                Definition.of("及时率", "到期事项中按期公布的比例。", fraction(onTime) + "（全街道合并，不是各社区的平均）。", "公开制度：及时"));
        Tile satisfiedTile = Tile.of(
                "满意率",
                Numbers.percent(satisfied.value()),
                "%",
                satisfied.value() == null
                        ? "本期无满意度调查"
                        : "95%区间 " + Numbers.percentSigned(satisfied.low()) + "—"
                                + Numbers.percentSigned(satisfied.high()) + "，"
                                + Numbers.count(satisfied.denominator()) + " 份",
                Definition.of("满意率", "满意与基本满意占有效评价的比例。", fraction(satisfied) + "。", "满意度调查"));
        Tile longTile = Tile.of(
                "长期逾期",
                Numbers.count(long20),
                "项",
                open == null || long20 == null || open.signum() == 0
                        ? ""
                        : "，占未公开 " + Numbers.count(open) + " 项的 "
                                + Numbers.percentSigned(long20.divide(open, 6, HALF_UP)),
                Definition.of(
                        "长期逾期", "超过 20 个工作日仍未公布。", "截至 " + Days.day(data.cutoff(), data.cutoff()) + "。", "公开制度：及时"));
        return List.of(
                dueTile,
                onTime.value() == null
                        ? onTimeTile
                        : onTimeTile.linked(
                                Numbers.count(onTime.numerator()) + "/" + Numbers.count(onTime.denominator()),
                                evidence + "M01"),
                satisfiedTile,
                bandTile(data),
                long20 == null || long20.signum() == 0 ? longTile : longTile.linked("看清单", evidence + "M03"));
    }

    private static Tile bandTile(StreetData data) {
        List<String> bands = data.communities().stream()
                .map(c -> Objects.requireNonNullElse(
                        data.cells().get(c.code(), data.period(), "BAND").text(), ""))
                .toList();
        String rest = java.util.Arrays.stream(Band.values())
                .filter(b -> b != Band.EXCELLENT)
                .map(b -> b.label() + " " + count(bands, b.label()::equals))
                .collect(Collectors.joining(" · "));
        long none = count(bands, String::isEmpty);
        return Tile.of(
                "等级分布",
                Long.toString(count(bands, Band.EXCELLENT.label()::equals)),
                Band.EXCELLENT.label(),
                rest + (none == 0 ? "" : " · 无等级 " + none) + "，共 " + bands.size(),
                null);
    }

    private static <T> long count(List<T> list, Predicate<T> test) {
        return list.stream().filter(test).count();
    }

    private static String fraction(Cell cell) {
        return cell.numerator() == null
                ? Numbers.EMPTY
                : Numbers.count(cell.numerator()) + " ÷ " + Numbers.count(cell.denominator());
    }

    private static StreetPage.Ranking ranking(StreetData data, List<Period> parts) {
        List<String> notes = new ArrayList<>();
        for (Community c : data.communities()) {
            if (c.disabledOn() != null && !c.disabledOn().isAfter(data.cutoff())) {
                notes.add(c.shortName() + "于 " + Days.longDay(c.disabledOn()) + "停用");
            }
        }
        if (data.period() instanceof Period.Month) {
            List<StreetPage.Row> rows = data.communities().stream()
                    .filter(c -> hasFigures(data, c))
                    .map(c -> row(data, c, parts))
                    .toList();
            return new StreetPage.Ranking(
                    false,
                    rows.isEmpty() ? List.of() : List.of(new StreetPage.Group("", "", "全部", rows)),
                    List.of(),
                    notes);
        }
        Map<String, List<Community>> peers = new TreeMap<>(Comparator.reverseOrder());
        List<StreetPage.Unranked> unranked = new ArrayList<>();
        // 城市社区 stands before 村改居, as in the catalogue
        for (Community c : data.communities()) {
            if (rank(data, c) != null) {
                peers.computeIfAbsent(c.kind(), k -> new ArrayList<>()).add(c);
            } else if (hasFigures(data, c)) {
                unranked.add(unranked(data, c));
            }
        }
        List<StreetPage.Group> groups = peers.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().equals("城市社区") ? 0 : 1))
                .map(e -> group(data, e.getKey(), e.getValue(), parts))
                .toList();
        return new StreetPage.Ranking(true, groups, unranked, notes);
    }

    private static StreetPage.Group group(StreetData data, String kind, List<Community> members, List<Period> parts) {
        String title = kind + "组 · 排名 " + members.size() + " 个 · "
                + (members.size() < FEW ? "社区不足 8 个，不作分位比较" : "差距不到 1.0 分为同一档，档内按代码排列，不分先后");
        List<StreetPage.Row> rows = members.stream()
                .sorted(Comparator.<Community, BigDecimal>comparing(c -> Objects.requireNonNull(rank(data, c)))
                        .thenComparing(Community::code))
                .map(c -> row(data, c, parts))
                .toList();
        return new StreetPage.Group(title, KINDS.getOrDefault(kind, "other"), kind, rows);
    }

    private static @Nullable BigDecimal rank(StreetData data, Community c) {
        return data.cells().get(c.code(), data.period(), "RANK").value();
    }

    private static boolean hasFigures(StreetData data, Community c) {
        BigDecimal due = data.cells().get(c.code(), data.period(), "D").value();
        return (due != null && due.signum() > 0)
                || data.cells().get(c.code(), data.period(), "SCORE").value() != null;
    }

    private static StreetPage.Row row(StreetData data, Community c, List<Period> parts) {
        Cells cells = data.cells();
        Period period = data.period();
        BigDecimal due = cells.get(c.code(), period, "D").value();
        BigDecimal published = cells.get(c.code(), period, "M10").numerator();
        BigDecimal open = due == null || published == null ? null : due.subtract(published);
        List<StreetPage.Value> dimensions = DIMENSIONS.stream()
                .map(d -> cells.get(c.code(), period, d).value())
                .map(v -> new StreetPage.Value(Numbers.points(v), Numbers.sortKey(v)))
                .toList();
        BigDecimal rank = rank(data, c);
        BigDecimal score = cells.get(c.code(), period, "SCORE").value();
        BigDecimal rankingScore = cells.get(c.code(), period, "SCORE_RANKING").value();
        return new StreetPage.Row(
                c.code(),
                c.shortName(),
                c.disabledOn() != null && !c.disabledOn().isAfter(data.cutoff()),
                Numbers.count(rank),
                new StreetPage.Value(Numbers.score(rankingScore), Numbers.sortKey(rankingScore)),
                new StreetPage.Value(Numbers.score(score), Numbers.sortKey(score)),
                band(cells, c, period),
                dimensions,
                new StreetPage.Value(Numbers.count(due), Numbers.sortKey(due)),
                new StreetPage.Value(Numbers.count(open), Numbers.sortKey(open)),
                spark(cells, c, parts),
                Numbers.delta(
                        cells.get(c.code(), parts.get(parts.size() - 2), "SCORE")
                                .value(),
                        cells.get(c.code(), parts.getLast(), "SCORE").value()));
    }

    private static @Nullable Band band(Cells cells, Community c, Period period) {
        String text = cells.get(c.code(), period, "BAND").text();
        return text == null ? null : Band.named(text).orElse(null);
    }

    private static StreetPage.Unranked unranked(StreetData data, Community c) {
        BigDecimal due = data.cells().get(c.code(), data.period(), "D").value();
        LocalDate end =
                c.disabledOn() != null && c.disabledOn().isBefore(data.period().lastDay())
                        ? c.disabledOn()
                        : data.period().lastDay();
        long months = wholeMonths(c.enabledOn(), end);
        String reason = Objects.requireNonNullElse(c.unranked(), "未排名");
        String detail = switch (reason) {
            case "观察期" -> Days.longDay(c.enabledOn()) + "启用，本期末满 " + months + " 个月，不足 3 个月";
            default -> "到期义务 " + Numbers.count(due) + " 项";
        };
        return new StreetPage.Unranked(
                c.code(),
                c.shortName(),
                reason,
                detail,
                Numbers.score(data.cells().get(c.code(), data.period(), "SCORE").value()),
                band(data.cells(), c, data.period()),
                Numbers.count(due));
    }

    /// Whole calendar months within the two days, both included (D-29).
    static long wholeMonths(LocalDate from, LocalDate to) {
        YearMonth first = from.getDayOfMonth() == 1
                ? YearMonth.from(from)
                : YearMonth.from(from).plusMonths(1);
        YearMonth last = to.equals(YearMonth.from(to).atEndOfMonth())
                ? YearMonth.from(to)
                : YearMonth.from(to).minusMonths(1);
        return Math.max(0, ChronoUnit.MONTHS.between(first, last) + 1);
    }

    private static StreetPage.@Nullable Spark spark(Cells cells, Community c, List<Period> parts) {
        List<String> points = new ArrayList<>();
        String x = "";
        String y = "";
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal score = cells.get(c.code(), parts.get(i), "SCORE").value();
            if (score == null) {
                continue;
            }
            x = Integer.toString(4 + 56 * i / (parts.size() - 1));
            y = scaled(score, "60", "100", 18, 3);
            points.add(x + "," + y);
        }
        return points.isEmpty() ? null : new StreetPage.Spark(String.join(" ", points), x, y);
    }

    /// Where `value` lies between the heights `bottom` (for `low`) and `top` (for `high`), held inside.
    private static String scaled(BigDecimal value, String low, String high, int bottom, int top) {
        BigDecimal min = new BigDecimal(low);
        BigDecimal max = new BigDecimal(high);
        BigDecimal held = value.max(min).min(max);
        return BigDecimal.valueOf(bottom)
                .subtract(held.subtract(min)
                        .multiply(BigDecimal.valueOf(bottom - top))
                        .divide(max.subtract(min), 4, HALF_UP))
                .setScale(1, HALF_UP)
                .toPlainString();
    }

    private static StreetPage.Heat heat(StreetData data) {
        List<DutyOutcome> due = data.duties().stream()
                .filter(d -> !d.due().isAfter(data.cutoff()))
                .toList();
        if (due.isEmpty()) {
            return new StreetPage.Heat(List.of(), List.of());
        }
        List<StreetPage.HeatRow> rows = new ArrayList<>();
        for (Community c : data.communities()) {
            List<DutyOutcome> own =
                    due.stream().filter(d -> d.unit().equals(c.code())).toList();
            if (!own.isEmpty()) {
                rows.add(new StreetPage.HeatRow(c.shortName(), false, heatCells(data.period(), c.code(), own)));
            }
        }
        rows.add(new StreetPage.HeatRow(
                "全街道", true, heatCells(data.period(), data.street().toString(), due)));
        List<String> headings = new ArrayList<>(
                FAMILIES.stream().map(f -> FAMILY_LABELS.getOrDefault(f, f)).toList());
        headings.add("合计");
        return new StreetPage.Heat(headings, rows);
    }

    private static List<StreetPage.HeatCell> heatCells(Period period, String unit, List<DutyOutcome> duties) {
        List<StreetPage.HeatCell> cells = new ArrayList<>();
        String evidence = "/evidence/" + unit + "/" + period + "/M01";
        for (String family : FAMILIES) {
            List<DutyOutcome> own =
                    duties.stream().filter(d -> d.category().equals(family)).toList();
            cells.add(heatCell(own, evidence + "?family=" + family));
        }
        cells.add(heatCell(duties, evidence));
        return cells;
    }

    private static StreetPage.HeatCell heatCell(List<DutyOutcome> duties, String href) {
        if (duties.isEmpty()) {
            return new StreetPage.HeatCell("htx", Numbers.EMPTY, "", null);
        }
        long onTime = count(duties, DutyOutcome::onTime);
        BigDecimal rate = rate(onTime, duties.size());
        return new StreetPage.HeatCell(
                "ht" + Numbers.heatClass(rate), Numbers.heat(rate), onTime + "/" + duties.size(), href);
    }

    private static BigDecimal rate(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 12, HALF_UP);
    }

    private static List<StreetPage.Issue> issues(StreetData data) {
        Map<String, List<DutyOutcome>> byItem = data.duties().stream()
                .filter(d -> !d.due().isAfter(data.cutoff()))
                .collect(Collectors.groupingBy(DutyOutcome::item, TreeMap::new, Collectors.toList()));
        return byItem.entrySet().stream()
                .filter(e -> e.getValue().size() >= LEAST_DUTIES_OF_ITEM)
                .filter(e -> !e.getValue().stream().allMatch(DutyOutcome::onTime))
                .sorted(Comparator.comparing(e -> rate(
                        count(e.getValue(), DutyOutcome::onTime), e.getValue().size())))
                .limit(WORST_ITEMS)
                .map(e -> {
                    long onTime = count(e.getValue(), DutyOutcome::onTime);
                    int all = e.getValue().size();
                    return new StreetPage.Issue(
                            e.getKey(),
                            e.getValue().getFirst().itemName(),
                            onTime + "/" + all,
                            Numbers.percentSigned(rate(onTime, all)));
                })
                .toList();
    }

    private static StreetPage.Funnel funnel(StreetData data) {
        Cell street = data.cells().get(data.street().toString(), data.period(), "M20");
        BigDecimal mean = street.value();
        if (mean == null) {
            return new StreetPage.Funnel(
                    new StreetPage.FunnelData(BigDecimal.ZERO, 0, BigDecimal.ZERO, List.of()), "", "", List.of());
        }
        List<StreetPage.Point> points = new ArrayList<>();
        List<StreetPage.FunnelRow> rows = new ArrayList<>();
        int outside = 0;
        for (Community c : data.communities()) {
            Cell cell = data.cells().get(c.code(), data.period(), "M20");
            BigDecimal rate = cell.value();
            BigDecimal papers = cell.denominator();
            if (rate == null || papers == null || cell.low() == null || cell.high() == null) {
                continue;
            }
            int n = papers.intValueExact();
            boolean far = far(rate, mean, papers);
            boolean small = n < SMALL_SAMPLE;
            String verdict = small ? "样本不足" : far ? (rate.compareTo(mean) < 0 ? "低于 95% 界" : "高于 95% 界") : "在范围内";
            outside += far && !small ? 1 : 0;
            points.add(new StreetPage.Point(
                    c.shortName(), n, six(rate), six(cell.low()), six(cell.high()), far && !small));
            rows.add(new StreetPage.FunnelRow(
                    c.shortName(),
                    Integer.toString(n),
                    Numbers.percentSigned(rate),
                    Numbers.percentSigned(cell.low()) + "—" + Numbers.percentSigned(cell.high()),
                    verdict));
        }
        int maxN = points.stream().mapToInt(StreetPage.Point::n).max().orElse(0);
        BigDecimal lowest = points.stream().map(StreetPage.Point::rate).reduce(mean, BigDecimal::min);
        BigDecimal minY = lowest.min(new BigDecimal("0.7")).setScale(1, java.math.RoundingMode.FLOOR);
        long judged = points.stream().filter(p -> p.n() >= SMALL_SAMPLE).count();
        String verdict = outside == 0
                ? judged + " 个样本足够的社区都在 95% 界内：本期满意率的高低不足以区分社区。"
                : judged + " 个样本足够的社区中，" + outside + " 个在 95% 界外，见下表。";
        return new StreetPage.Funnel(
                new StreetPage.FunnelData(six(mean), (maxN / 40 + 1) * 40, minY, points),
                Numbers.percentSigned(mean),
                verdict,
                rows);
    }

    /// Outside the 95 % limits p ± 1.96 √(p(1−p)/n), compared as squares.
    private static boolean far(BigDecimal rate, BigDecimal mean, BigDecimal n) {
        BigDecimal distance = rate.subtract(mean).pow(2).multiply(n);
        BigDecimal limit = Z_95.pow(2).multiply(mean).multiply(BigDecimal.ONE.subtract(mean));
        return distance.compareTo(limit) > 0;
    }

    private static BigDecimal six(BigDecimal value) {
        return value.setScale(6, HALF_UP);
    }

    private static List<StreetPage.Step> survey(StreetData data) {
        String street = data.street().toString();
        Cell returned = data.cells().get(street, data.period(), "M23");
        Cell known = data.cells().get(street, data.period(), "M22");
        Cell satisfied = data.cells().get(street, data.period(), "M20");
        BigDecimal issued = returned.denominator();
        if (issued == null || issued.signum() == 0) {
            return List.of();
        }
        return List.of(
                step("发放", issued, issued, "份"),
                step("收回有效", returned.numerator(), issued, "回收率 " + Numbers.percentSigned(returned.value())),
                step("了解居务公开", known.numerator(), issued, "知晓率 " + Numbers.percentSigned(known.value())),
                step("满意或基本满意", satisfied.numerator(), issued, "满意率 " + Numbers.percentSigned(satisfied.value())));
    }

    private static StreetPage.Step step(String name, @Nullable BigDecimal count, BigDecimal whole, String note) {
        BigDecimal width = count == null
                ? BigDecimal.ZERO
                : count.multiply(BigDecimal.valueOf(100)).divide(whole, 2, HALF_UP);
        return new StreetPage.Step(name, Numbers.count(count), note, width.toPlainString());
    }

    private static List<StreetPage.SmallChart> smallCharts(StreetData data, List<Period> parts) {
        String reference = polyline(data.cells(), data.street().toString(), parts).stream()
                .map(d -> d.x() + "," + d.y())
                .collect(Collectors.joining(" "));
        return data.communities().stream()
                .filter(c -> data.cells().get(c.code(), data.period(), "M01").value() != null)
                .sorted(Comparator.comparing(c -> Objects.requireNonNull(
                        data.cells().get(c.code(), data.period(), "M01").value())))
                .map(c -> {
                    List<StreetPage.Dot> dots = polyline(data.cells(), c.code(), parts);
                    String spoken = parts.stream()
                            .map(p -> {
                                BigDecimal v =
                                        data.cells().get(c.code(), p, "M01").value();
                                return Days.brief(p) + " " + (v == null ? "无" : Numbers.percentSigned(v));
                            })
                            .collect(Collectors.joining("，"));
                    return new StreetPage.SmallChart(
                            c.code(),
                            c.shortName(),
                            Numbers.percentSigned(data.cells()
                                    .get(c.code(), data.period(), "M01")
                                    .value()),
                            c.shortName() + "及时率：" + spoken,
                            dots.stream().map(d -> d.x() + "," + d.y()).collect(Collectors.joining(" ")),
                            reference,
                            dots);
                })
                .toList();
    }

    private static List<StreetPage.Dot> polyline(Cells cells, String unit, List<Period> parts) {
        List<StreetPage.Dot> dots = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal rate = cells.get(unit, parts.get(i), "M01").value();
            if (rate != null) {
                dots.add(new StreetPage.Dot(
                        Integer.toString(8 + 104 * i / (parts.size() - 1)), scaled(rate, "0.6", "1", 46, 6)));
            }
        }
        return dots;
    }

    private static StreetPage.Trend trend(StreetData data) {
        String street = data.street().toString();
        Map<String, String> metrics = new java.util.LinkedHashMap<>();
        metrics.put("M01", "及时率");
        metrics.put("M10", "事项覆盖率");
        metrics.put("M20", "满意率");
        metrics.put("M41", "按期答复率");
        List<Period.Month> months = trendMonths(data.period()).stream()
                .dropWhile(m -> metrics.keySet().stream()
                        .allMatch(k -> data.cells().get(street, m, k).value() == null))
                .toList();
        List<String> labels = months.stream()
                .map(m -> m.value().getYear() == data.period().lastDay().getYear()
                        ? Days.brief(m)
                        : m.value().getYear() + "年" + Days.brief(m))
                .toList();
        List<StreetPage.Series> series = new ArrayList<>();
        List<StreetPage.TrendRow> rows = new ArrayList<>();
        BigDecimal lowest = BigDecimal.valueOf(60);
        for (Map.Entry<String, String> metric : metrics.entrySet()) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Period.Month month : months) {
                BigDecimal rate =
                        data.cells().get(street, month, metric.getKey()).value();
                BigDecimal percent =
                        rate == null ? null : rate.movePointRight(2).setScale(1, HALF_UP);
                values.add(percent);
                texts.add(Numbers.percentSigned(rate));
                lowest = percent == null ? lowest : lowest.min(percent);
            }
            series.add(new StreetPage.Series(metric.getValue(), values));
            rows.add(new StreetPage.TrendRow(metric.getValue(), texts));
        }
        int min = lowest.intValue() / 20 * 20;
        return new StreetPage.Trend(labels, rows, new StreetPage.TrendData(labels, min, series));
    }
}
