package org.jujian.server.web.community;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.server.web.evidence.CheckPages;
import org.jujian.server.web.view.Band;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;
import org.jujian.server.web.view.Tile.Definition;
import org.jujian.server.web.view.Tile.Line;

/// Makes a community's page out of its data.
public final class CommunityPages {
    private static final Map<String, String> FREQUENCY_TAGS = Map.of("A", "依申请", "E", "一事一公开", "P", "全过程");
    private static final int NAMED_OVERDUE = 3;
    private static final int NEXT_DATES = 3;
    private static final BigDecimal SMALL_SAMPLE = BigDecimal.valueOf(30);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private CommunityPages() {}

    public static CommunityPage of(CommunityData data) {
        List<Judged> judged = data.duties().stream()
                .map(d -> new Judged(d, State.of(d, data.today())))
                .sorted(Comparator.<Judged, Integer>comparing(j -> j.state().order())
                        .thenComparing(j -> j.duty().due())
                        .thenComparing(j -> j.duty().item())
                        .thenComparing(j -> j.duty().period())
                        .thenComparing(j -> j.duty().event()))
                .toList();
        List<Judged> ofMonth =
                judged.stream().filter(j -> within(j.duty(), data.month())).toList();
        int overdue =
                (int) judged.stream().filter(j -> j.state() == State.OVERDUE).count();
        return new CommunityPage(
                data.unit().toString(),
                data.name(),
                data.streetName(),
                data.month().toString(),
                Days.title(data.month()),
                Days.day(data.today(), data.today()) + " "
                        + Days.week(data.today()).replace("周", "星期"),
                data.month().plus(-1).toString(),
                data.month().plus(1).toString(),
                data.freshness(),
                sum(data, ofMonth, judged.size() - ofMonth.size()),
                filters(judged),
                judged.stream().map(j -> row(j, data)).toList(),
                nextSteps(judged, data),
                data.period().toString(),
                Days.title(data.period()),
                PeriodChoice.upTo(data.cutoff(), data.period(), ""),
                tiles(data),
                score(data),
                CheckPages.summary(data.unit().toString(), data.period(), data.cells()),
                overdue);
    }

    private enum State {
        OVERDUE("over todo"),
        THIS_WEEK("week todo"),
        LATER("later todo"),
        ON_TIME("done"),
        LATE("done");

        private final String filter;

        State(String filter) {
            this.filter = filter;
        }

        /// A week ends on Sunday; what is due today is due this week.
        static State of(DutyOutcome duty, LocalDate today) {
            if (duty.onTime()) {
                return ON_TIME;
            }
            if (duty.late()) {
                return LATE;
            }
            if (duty.due().isBefore(today)) {
                return OVERDUE;
            }
            LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            return duty.due().isAfter(sunday) ? LATER : THIS_WEEK;
        }

        String filter() {
            return filter;
        }

        int order() {
            return ordinal();
        }
    }

    private record Judged(DutyOutcome duty, State state) {}

    private static boolean within(DutyOutcome duty, Period period) {
        return !duty.due().isBefore(period.firstDay()) && !duty.due().isAfter(period.lastDay());
    }

    private static CommunityPage.Sum sum(CommunityData data, List<Judged> duties, int earlier) {
        List<DutyOutcome> onTime = of(duties, State.ON_TIME);
        List<DutyOutcome> late = of(duties, State.LATE);
        List<DutyOutcome> overdue = of(duties, State.OVERDUE);
        List<DutyOutcome> week = of(duties, State.THIS_WEEK);
        List<DutyOutcome> later = of(duties, State.LATER);

        long early = onTime.stream()
                .filter(d -> d.published() != null && d.published().isBefore(d.due()))
                .count();
        List<CommunityPage.Part> parts = new ArrayList<>();
        int x = 0;
        x = add(parts, x, "按时公开", onTime, early == 0 ? "" : "其中提前 " + early, "c-ok");
        x = add(parts, x, "迟公开", late, lateness(late), "c-late");
        x = add(parts, x, "逾期未公开", overdue, overdue.isEmpty() ? "" : "请先办", "c-over");
        x = add(parts, x, "本周到期", week, byWeekday(week), "c-soon");
        add(parts, x, "以后到期", later, firstDue(later, data.today()), "c-later");
        String description = duties.size() + " 项："
                + parts.stream().map(p -> p.name() + " " + p.count()).collect(Collectors.joining("，"));
        return new CommunityPage.Sum(duties.size(), frequencies(duties), parts, description, earlier);
    }

    private static List<DutyOutcome> of(List<Judged> duties, State state) {
        return duties.stream().filter(j -> j.state() == state).map(Judged::duty).toList();
    }

    private static int add(
            List<CommunityPage.Part> parts, int x, String name, List<DutyOutcome> duties, String note, String style) {
        // a hair between two parts, so that they stay apart in print
        String width = duties.isEmpty()
                ? "0"
                : BigDecimal.valueOf(duties.size())
                        .subtract(new BigDecimal("0.06"))
                        .toPlainString();
        parts.add(new CommunityPage.Part(name, duties.size(), note, style, Integer.toString(x), width));
        return x + duties.size();
    }

    private static String lateness(List<DutyOutcome> late) {
        IntStream days = late.stream().mapToInt(DutyOutcome::lateDays);
        return late.isEmpty() ? "" : "最多迟 " + days.max().orElse(0) + " 个工作日";
    }

    private static String byWeekday(List<DutyOutcome> duties) {
        return duties.stream()
                .collect(Collectors.groupingBy(DutyOutcome::due, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> Days.week(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String firstDue(List<DutyOutcome> duties, LocalDate today) {
        return duties.stream()
                .map(DutyOutcome::due)
                .min(Comparator.naturalOrder())
                .map(d -> Days.day(d, today) + (duties.size() > 1 ? "起" : ""))
                .orElse("");
    }

    private static String frequencies(List<Judged> duties) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (Judged j : duties) {
            String kind = switch (j.duty().frequency()) {
                case "M" -> "每月";
                case "Q" -> "每季";
                case "Y", "YP" -> "每年";
                case "L" -> "长期";
                default -> "事件";
            };
            kinds.merge(kind, 1L, Long::sum);
        }
        return List.of("每月", "每季", "每年", "长期", "事件").stream()
                .filter(kinds::containsKey)
                .map(k -> k + " " + kinds.get(k))
                .collect(Collectors.joining(" · "));
    }

    private static List<CommunityPage.Filter> filters(List<Judged> all) {
        long overdue = all.stream().filter(j -> j.state() == State.OVERDUE).count();
        long week = all.stream().filter(j -> j.state() == State.THIS_WEEK).count();
        long done = all.stream()
                .filter(j -> j.state() == State.ON_TIME || j.state() == State.LATE)
                .count();
        long todo = all.size() - done;
        return List.of(
                new CommunityPage.Filter("todo", "待办 " + todo, todo > 0),
                new CommunityPage.Filter("over", "逾期 " + overdue, false),
                new CommunityPage.Filter("week", "本周 " + week, false),
                new CommunityPage.Filter("done", "已公开 " + done, false),
                new CommunityPage.Filter("all", "全部 " + all.size(), todo == 0));
    }

    private static CommunityPage.DutyRow row(Judged judged, CommunityData data) {
        DutyOutcome duty = judged.duty();
        LocalDate today = data.today();
        List<String> tags = new ArrayList<>();
        if (duty.category().equals("党务")) {
            tags.add("党内");
        }
        if (FREQUENCY_TAGS.containsKey(duty.frequency())) {
            tags.add(Objects.requireNonNull(FREQUENCY_TAGS.get(duty.frequency())));
        }
        boolean open = duty.published() == null;
        String status = switch (judged.state()) {
            case OVERDUE -> {
                int days = data.workingDays().between(duty.due(), today);
                yield days == 0 ? "逾期未公开" : "逾期 " + days + " 个工作日";
            }
            case THIS_WEEK, LATER -> {
                int days = data.workingDays().between(today, duty.due());
                yield days == 0 ? "今天到期" : "还剩 " + days + " 个工作日";
            }
            case ON_TIME -> "按时";
            case LATE -> duty.lateDays() == 0 ? "迟公开" : "迟 " + duty.lateDays() + " 个工作日";
        };
        String statusStyle = switch (judged.state()) {
            case OVERDUE -> "bad";
            case THIS_WEEK, LATE -> "warn";
            case LATER -> "";
            case ON_TIME -> "ok";
        };
        return new CommunityPage.DutyRow(
                switch (judged.state()) {
                    case OVERDUE -> "is-bad";
                    case THIS_WEEK -> "is-soon";
                    case LATER, ON_TIME, LATE -> "";
                },
                judged.state().filter(),
                duty.item(),
                duty.itemName(),
                open,
                tags,
                duty.matter(today),
                String.join("、", duty.channels()),
                duty.published() == null ? "" : Days.day(duty.published(), today) + " 公布",
                duty.due().getYear() == today.getYear() ? Days.dayOfWeek(duty.due()) : Days.longDay(duty.due()),
                duty.due().toString(),
                statusStyle,
                judged.state() == State.ON_TIME ? "i-ok" : "i-clock",
                status,
                judged.state() == State.OVERDUE,
                "/evidence/" + duty.unit() + "/" + Period.monthOf(duty.due()) + "/M01");
    }

    private static List<CommunityPage.NextStep> nextSteps(List<Judged> judged, CommunityData data) {
        List<CommunityPage.NextStep> steps = new ArrayList<>();
        List<DutyOutcome> overdue = of(judged, State.OVERDUE);
        if (!overdue.isEmpty()) {
            String names = overdue.stream()
                    .map(DutyOutcome::itemName)
                    .distinct()
                    .limit(NAMED_OVERDUE)
                    .collect(Collectors.joining("、"));
            steps.add(new CommunityPage.NextStep(
                    "bad",
                    "今天",
                    "补公布 " + names + (overdue.size() > NAMED_OVERDUE ? "等 " + overdue.size() + " 项" : ""),
                    "逾期越久扣分越多：每迟 1 个工作日扣该项 10%。"));
        }
        Map<LocalDate, List<DutyOutcome>> byDue = judged.stream()
                .filter(j -> j.state() == State.THIS_WEEK || j.state() == State.LATER)
                .map(Judged::duty)
                .collect(Collectors.groupingBy(DutyOutcome::due, TreeMap::new, Collectors.toList()));
        byDue.entrySet().stream().limit(NEXT_DATES).forEach(e -> {
            List<DutyOutcome> duties = e.getValue();
            String what = duties.size() == 1 ? "公布 " + duties.getFirst().itemName() : "公布 " + duties.size() + " 项";
            String note = duties.size() == 1 ? "" : "可用一张公开台账一次登记。";
            steps.add(new CommunityPage.NextStep(
                    steps.isEmpty() || steps.getLast().style().equals("bad") ? "now" : "",
                    e.getKey().equals(data.today())
                            ? "今天"
                            : Days.week(e.getKey()) + " " + Days.day(e.getKey(), data.today()) + "前",
                    what,
                    note));
        });
        return steps;
    }

    private static List<Tile> tiles(CommunityData data) {
        String unit = data.unit().toString();
        Cells cells = data.cells();
        Period period = data.period();
        Cell onTime = cells.get(unit, period, "M01");
        Cell published = cells.get(unit, period, "M10");
        Cell complete = cells.get(unit, period, "C");
        Cell elements = cells.get(unit, period, "M11");
        Cell proofs = cells.get(unit, period, "M12");
        Cell satisfied = cells.get(unit, period, "M20");
        String evidence = "/evidence/" + unit + "/" + period + "/";
        String none = "本期无应公开事项";
        BigDecimal missing = published.numerator() == null || published.denominator() == null
                ? null
                : published.denominator().subtract(published.numerator());

        Tile onTimeTile = Tile.of(
                "及时率",
                Numbers.percent(onTime.value()),
                "%",
                onTime.value() == null ? none : " 已到期",
                new Definition(
                        "及时率",
                        List.of(
                                new Line("是什么", "到期事项中，在期限当天 24:00 前公布的比例。"),
                                new Line("怎么算", "按时公布 ÷ 已到期 = " + fraction(onTime) + "。"),
                                new Line("注意", "还没到期的事项不计入。"),
                                new Line("依据", "公开制度：定期、及时公开"))));
        Tile publishedTile = Tile.of(
                "事项覆盖率",
                Numbers.percent(published.value()),
                "%",
                missing == null ? none : missing.signum() == 0 ? "，没有缺项" : "，缺 " + Numbers.count(missing) + " 项",
                Definition.of("事项覆盖率", "到期事项中，已经公布（不论早晚）的比例。", "已公布 ÷ 已到期 = " + fraction(published) + "。", "公开目录"));
        Tile completeTile = Tile.of(
                "完整性得分",
                Numbers.points(complete.value()),
                "分",
                complete.value() == null
                        ? none
                        : "要素 " + Numbers.percentSigned(elements.value()) + " · 证据 "
                                + (proofs.numerator() == null
                                        ? Numbers.EMPTY
                                        : Numbers.count(proofs.numerator()) + "/"
                                                + Numbers.count(proofs.denominator())),
                Definition.of(
                        "完整性得分",
                        "公布得全不全：事项、要素、证据。",
                        "100 × 覆盖率 " + Numbers.percentSigned(published.value()) + " ×（0.7 × 要素完整率 "
                                + Numbers.percentSigned(elements.value()) + " + 0.3 × 证据完备率 "
                                + Numbers.percentSigned(proofs.value()) + "）。",
                        "公开制度：内容完整"));
        boolean small =
                satisfied.denominator() != null && satisfied.denominator().compareTo(SMALL_SAMPLE) < 0;
        Tile satisfiedTile = Tile.of(
                "满意率",
                Numbers.percent(satisfied.value()),
                "%",
                satisfied.value() == null
                        ? "本期无满意度调查"
                        : (small ? "样本不足：" : "") + Numbers.count(satisfied.denominator()) + " 份，95%区间 "
                                + Numbers.percent(satisfied.low()) + "—" + Numbers.percent(satisfied.high()),
                Definition.of(
                        "满意率",
                        "有效评价中满意与基本满意的比例。“不了解”不计入分母。",
                        "满意与基本满意 ÷ 有效评价 = " + fraction(satisfied) + "；不足 30 份为样本不足。",
                        "居民满意度调查"));
        return List.of(
                onTime.value() == null ? onTimeTile : onTimeTile.linked(ratio(onTime), evidence + "M01"),
                published.value() == null ? publishedTile : publishedTile.linked(ratio(published), evidence + "M10"),
                completeTile,
                satisfiedTile);
    }

    private static String fraction(Cell cell) {
        return cell.numerator() == null
                ? Numbers.EMPTY
                : Numbers.count(cell.numerator()) + " ÷ " + Numbers.count(cell.denominator());
    }

    private static String ratio(Cell cell) {
        return Numbers.count(cell.numerator()) + " / " + Numbers.count(cell.denominator()) + " 项";
    }

    private static CommunityPage.@Nullable Score score(CommunityData data) {
        String unit = data.unit().toString();
        Cells cells = data.cells();
        BigDecimal total = cells.get(unit, data.period(), "SCORE").value();
        if (total == null) {
            return null;
        }
        String bandText = cells.get(unit, data.period(), "BAND").text();
        BigDecimal rank = cells.get(unit, data.period(), "RANK").value();
        List<Weighted> weighted = Weighted.all().stream()
                .map(w -> w.with(cells.get(unit, data.period(), w.metric()).value()))
                .toList();
        List<BigDecimal> losses = losses(weighted, total);
        List<CommunityPage.Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < weighted.size(); i++) {
            Weighted w = weighted.get(i);
            BigDecimal points = w.points();
            dimensions.add(new CommunityPage.Dimension(
                    w.name(),
                    w.weight().toPlainString(),
                    Numbers.points(points),
                    basis(w.metric(), unit, data),
                    points == null
                            ? "0"
                            : points.multiply(BigDecimal.TWO)
                                    .setScale(1, HALF_UP)
                                    .toPlainString(),
                    points == null ? Numbers.EMPTY : minus(losses.get(i)),
                    points == null));
        }
        String missing = weighted.stream()
                .filter(w -> w.points() == null)
                .map(Weighted::name)
                .collect(Collectors.joining("、"));
        String standing = data.period() instanceof Period.Month
                ? "月度不排名"
                : rank == null ? "未排名" : data.kind() + "组第 " + Numbers.count(rank) + " 名";
        return new CommunityPage.Score(
                Numbers.score(total),
                bandText == null ? null : Band.named(bandText).orElse(null),
                standing,
                HUNDRED.subtract(total).setScale(2, HALF_UP).toPlainString(),
                dimensions,
                missing.isEmpty() ? "" : missing + "本期无数据，其权重按比例分给其余维度。");
    }

    private static String minus(BigDecimal loss) {
        return loss.signum() == 0 ? "0.00" : "−" + loss.toPlainString();
    }

    private static String basis(String metric, String unit, CommunityData data) {
        Cells cells = data.cells();
        Period p = data.period();
        return switch (metric) {
            case "T" -> "按时 " + slash(cells.get(unit, p, "M01"));
            case "C" ->
                "覆盖 " + slash(cells.get(unit, p, "M10")) + "，要素 "
                        + Numbers.percentSigned(cells.get(unit, p, "M11").value()) + "，证据 "
                        + Numbers.percentSigned(cells.get(unit, p, "M12").value());
            case "S" ->
                "满意度 " + Numbers.points(cells.get(unit, p, "M21").value()) + "，知晓率 "
                        + Numbers.percentSigned(cells.get(unit, p, "M22").value());
            case "R" -> "内容审查 " + slash(cells.get(unit, p, "M30")) + "，保密审查 " + slash(cells.get(unit, p, "M31"));
            case "F" -> "办结 " + slash(cells.get(unit, p, "M40")) + "，按期答复 " + slash(cells.get(unit, p, "M41"));
            default -> "勾稽检查通过 " + slash(cells.get(unit, p, "M70"));
        };
    }

    private static String slash(Cell cell) {
        return cell.numerator() == null
                ? Numbers.EMPTY
                : Numbers.count(cell.numerator()) + "/" + Numbers.count(cell.denominator());
    }

    /// A dimension with its weight (metrics.md §3) and its points, null without data.
    record Weighted(
            String metric,
            String name,
            BigDecimal weight,
            @Nullable BigDecimal points) {
        static List<Weighted> all() {
            return List.of(
                    new Weighted("T", "及时", BigDecimal.valueOf(30), null),
                    new Weighted("C", "完整", BigDecimal.valueOf(25), null),
                    new Weighted("S", "满意", BigDecimal.valueOf(15), null),
                    new Weighted("R", "审查规范", BigDecimal.valueOf(10), null),
                    new Weighted("F", "反馈与更正", BigDecimal.valueOf(10), null),
                    new Weighted("K", "财务一致", BigDecimal.valueOf(10), null));
        }

        Weighted with(@Nullable BigDecimal value) {
            return new Weighted(metric, name, weight, value);
        }
    }

    /// What each dimension costs of 100, with two decimals that add up to 100 − total (largest remainder).
    static List<BigDecimal> losses(List<Weighted> weighted, BigDecimal total) {
        BigDecimal weights = weighted.stream()
                .filter(w -> w.points() != null)
                .map(Weighted::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> exact = weighted.stream()
                .map(w -> w.points() == null
                        ? BigDecimal.ZERO
                        : HUNDRED.subtract(w.points()).multiply(w.weight()).divide(weights, 12, HALF_UP))
                .toList();
        List<BigDecimal> floors = new ArrayList<>(
                exact.stream().map(l -> l.setScale(2, RoundingMode.FLOOR)).toList());
        BigDecimal cent = new BigDecimal("0.01");
        int missing = HUNDRED.subtract(total)
                .setScale(2, HALF_UP)
                .subtract(floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .movePointRight(2)
                .intValue();
        List<Integer> byRemainder = IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).subtract(floors.get(i)))
                        .reversed())
                .toList();
        for (int i = 0; i < missing && i < byRemainder.size(); i++) {
            int at = byRemainder.get(i);
            floors.set(at, floors.get(at).add(cent));
        }
        return floors;
    }
}
