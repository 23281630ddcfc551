package org.jujian.reports.document.bulletin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.bulletin.Bulletin.Change;
import org.jujian.reports.document.bulletin.Bulletin.Finance;
import org.jujian.reports.document.bulletin.Bulletin.Group;
import org.jujian.reports.document.bulletin.Bulletin.Heat;
import org.jujian.reports.document.bulletin.Bulletin.Overview;
import org.jujian.reports.document.bulletin.Bulletin.Standing;
import org.jujian.reports.document.bulletin.Bulletin.Weakness;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;

/// The words of a bulletin (patterns: reports.md D). What is empty is said to be 本期无; nobody is called last or worst.
final class BulletinPaper {
    private static final String NONE = Composition.NONE;
    private static final int FEW = 8;

    private final Bulletin bulletin;
    private final Composition composition = new Composition();

    private BulletinPaper(Bulletin bulletin) {
        this.bulletin = bulletin;
    }

    static Paper of(Bulletin bulletin, Snapshot snapshot, String verifyAddress) {
        BulletinPaper paper = new BulletinPaper(bulletin);
        String period = "（" + Written.period(bulletin.period()) + "）";
        String title = bulletin.street() + "居务公开情况通报";
        paper.composition.cover(title, period, "各社区居民委员会：");
        paper.overview(bulletin.overview());
        paper.standings();
        paper.heat();
        paper.changes();
        paper.weaknesses();
        paper.finance();
        paper.requirements();
        paper.composition.closing(bulletin.street() + "办事处（盖章）");
        paper.composition.signatures("拟稿（签字）：", "审核（签字）：", "签发（签字）：");
        paper.composition.provenance(bulletin.basis(), snapshot, verifyAddress);
        return new Paper(
                Form.REPORT,
                title + period,
                "居务公开情况通报" + period,
                bulletin.street() + "办事处",
                snapshot.number(),
                snapshot.hash(),
                bulletin.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private void overview(Overview overview) {
        composition.chapter("总体情况");
        if (overview.due() == 0) {
            composition.prose("全街道%s应公开事项。", NONE);
            return;
        }
        String bands = overview.bands().entrySet().stream()
                .map(e -> e.getValue() + "个" + e.getKey())
                .collect(Collectors.joining("、"));
        composition.prose(
                "全街道%d个社区应公开%d项，已公开%d项，覆盖率%s；按时公开%d项，及时率%s，各社区及时率的中位数为%s。等级为%s%s。",
                overview.communities(),
                overview.due(),
                overview.published(),
                Written.percent(Ratio.of(overview.published(), overview.due())),
                overview.onTime(),
                Written.percent(Ratio.of(overview.onTime(), overview.due())),
                overview.median() == null ? "空" : overview.median().toPlainString() + "%",
                bands,
                overview.withoutBand() == 0 ? "" : "，可计权重不足、不定等级" + overview.withoutBand() + "个");
        composition.prose(
                "%s%s",
                overview.satisfaction() == null
                        ? "居民满意度" + NONE + "调查。"
                        : "居民满意率%s（95%%区间%s，有效评价%s份）。"
                                .formatted(
                                        Written.percent(overview.satisfaction().ratio()),
                                        Written.interval(
                                                overview.satisfaction().low(),
                                                overview.satisfaction().high()),
                                        Written.number(
                                                overview.satisfaction().ratio().whole())),
                overview.answered() == null
                        ? NONE + "应答复的居民意见。"
                        : "应答复居民意见%s条，按期答复率%s。"
                                .formatted(
                                        Written.number(overview.answered().whole()),
                                        Written.percent(overview.answered())));
    }

    private void standings() {
        Order order = bulletin.period() instanceof Period.Month ? Order.BY_CODE : Order.BY_RANK;
        boolean ranked = order == Order.BY_RANK;
        composition.chapter(ranked ? "同类社区排名" : "各社区得分");
        composition.prose(ranked ? "排名在同类社区之间进行，满意度按样本量校正后计入排名分。差距不到1.0分为同一档，名次相同，档内按代码排列，不分先后。" : "月度不排名，各社区按代码排列。");
        if (bulletin.groups().stream().allMatch(g -> g.members().isEmpty())) {
            composition.prose("%s有分数的社区。", NONE);
        }
        for (Group group : bulletin.groups()) {
            if (!group.members().isEmpty()) {
                composition.table(
                        group.kind() + "得分" + (ranked ? "与名次" : ""),
                        "单位：分、项",
                        columns(order),
                        group.members().stream().map(s -> row(s, order)).toList(),
                        ranked && group.members().size() < FEW ? "注：本组不足8个社区，不作分位比较。" : null);
            }
        }
        if (!bulletin.unranked().isEmpty()) {
            composition.table(
                    "未排名社区",
                    "单位：分、项",
                    List.of(
                            Column.words("社区", 94),
                            Column.words("类型", 62),
                            Column.words("未排名原因", 132),
                            Column.number("总分（参考）", 68),
                            Column.centered("等级", 44),
                            Column.number("应公开", 42)),
                    bulletin.unranked().stream()
                            .map(u -> Row.of(
                                    Cells.words(shortName(u.name())),
                                    Cells.words(u.kind()),
                                    Cells.words(u.reason()),
                                    Cells.score(u.score()),
                                    band(u.band()),
                                    Cells.count(u.due())))
                            .toList(),
                    null);
        }
    }

    private enum Order {
        BY_RANK,
        BY_CODE
    }

    private static List<Column> columns(Order order) {
        boolean ranked = order == Order.BY_RANK;
        List<Column> columns = new ArrayList<>();
        if (ranked) {
            columns.add(Column.centered("名次", 32));
        }
        columns.add(Column.words("社区", ranked ? 68 : 100));
        if (ranked) {
            columns.add(Column.number("排名分", 42));
        }
        columns.add(Column.number("总分", ranked ? 36 : 44));
        columns.add(Column.centered("等级", 44));
        for (String dimension : List.of("及时", "完整", "满意", "审查", "反馈", "财务")) {
            columns.add(Column.number(dimension, 36));
        }
        if (!ranked) {
            columns.add(Column.number("未公开", 38));
        }
        return columns;
    }

    private static Row row(Standing standing, Order order) {
        boolean ranked = order == Order.BY_RANK;
        List<Cell> cells = new ArrayList<>();
        if (ranked) {
            cells.add(standing.rank() == null ? Cells.none() : Cells.count(standing.rank()));
        }
        cells.add(Cells.words(shortName(standing.name())));
        if (ranked) {
            cells.add(Cells.score(standing.basis()));
        }
        cells.add(Cells.score(standing.score()));
        cells.add(band(standing.band()));
        standing.dimensions().forEach(d -> cells.add(Cells.score(d)));
        if (!ranked) {
            cells.add(Cells.count(standing.unpublished()));
        }
        return new Row(cells, Row.Weight.PLAIN);
    }

    private static Cell band(@Nullable String band) {
        return band == null ? Cells.none() : Cells.words(band);
    }

    private static String shortName(String name) {
        return name.replaceFirst("(社区)?(居民委员会|居委会|村民委员会|村委会)$", "");
    }

    private void heat() {
        composition.chapter("各类事项公开情况");
        if (bulletin.families().isEmpty()) {
            composition.prose("%s应公开事项。", NONE);
            return;
        }
        int width = 340 / bulletin.families().size();
        List<Column> columns = new ArrayList<>(
                List.of(Column.words("社区", 442 - width * bulletin.families().size())));
        bulletin.families().forEach(f -> columns.add(Column.heat(f.label(), width)));
        List<Row> rows = new ArrayList<>();
        bulletin.heat().forEach(h -> rows.add(row(h, Row.Weight.PLAIN)));
        rows.add(row(bulletin.heatOfStreet(), Row.Weight.TOTAL));
        composition.table(
                "各社区各类事项的及时率",
                "及时率（按时/应公开）",
                columns,
                rows,
                "注：底色由浅蓝到深橙依次为95%以上、90%—95%、80%—90%、60%—80%、不足60%；“—”为本期无应公开事项。");
    }

    private static Row row(Heat heat, Row.Weight weight) {
        List<Cell> cells = new ArrayList<>(List.of(Cells.words(shortName(heat.name()))));
        for (Ratio rate : heat.rates()) {
            cells.add(rate == null ? Cells.none() : toned(rate));
        }
        return new Row(cells, weight);
    }

    private static Cell toned(Ratio rate) {
        Cell percent = Cells.percent(rate);
        String text = "%s（%s/%s）".formatted(percent.text(), Written.number(rate.part()), Written.number(rate.whole()));
        return new Cell(text, percent.number(), percent.format(), tone(rate));
    }

    private static Cell.Tone tone(Ratio rate) {
        if (reaches(rate, 95)) {
            return Cell.Tone.BEST;
        }
        if (reaches(rate, 90)) {
            return Cell.Tone.GOOD;
        }
        if (reaches(rate, 80)) {
            return Cell.Tone.FAIR;
        }
        return reaches(rate, 60) ? Cell.Tone.POOR : Cell.Tone.WORST;
    }

    private static boolean reaches(Ratio rate, int percent) {
        return rate.part()
                        .multiply(BigDecimal.valueOf(100))
                        .compareTo(rate.whole().multiply(BigDecimal.valueOf(percent)))
                >= 0;
    }

    private void changes() {
        composition.chapter("进步与退步");
        if (bulletin.risen().isEmpty() && bulletin.fallen().isEmpty()) {
            composition.prose("上期没有可比的分数，或与上期持平。");
            return;
        }
        composition.prose("总分较上期上升较多的：%s。下降较多的：%s。", listed(bulletin.risen()), listed(bulletin.fallen()));
    }

    private static String listed(List<Change> changes) {
        return changes.isEmpty()
                ? "无"
                : changes.stream()
                        .map(c -> "%s（%s分）"
                                .formatted(
                                        shortName(c.name()),
                                        c.by().abs()
                                                .setScale(1, RoundingMode.HALF_UP)
                                                .toPlainString()))
                        .collect(Collectors.joining("、"));
    }

    private void weaknesses() {
        composition.chapter("共性问题");
        if (bulletin.weakest().isEmpty()) {
            composition.prose("应公开满5项的事项均按时公开。");
            return;
        }
        Weakness first = bulletin.weakest().getFirst();
        composition.prose(
                "%s（%s）及时率最低，为%s，请责任科室指导。应公开满5项、及时率较低的事项见表%d。",
                first.name(), first.item(), Written.percent(first.onTime()), composition.tables() + 1);
        composition.table(
                "及时率较低的事项",
                "单位：项",
                List.of(
                        Column.words("代码", 48),
                        Column.words("公开事项", 172),
                        Column.words("类别", 42),
                        Column.number("应公开", 44),
                        Column.number("按时", 44),
                        Column.number("未公开", 44),
                        Column.number("及时率", 48)),
                bulletin.weakest().stream()
                        .map(w -> Row.of(
                                Cells.words(w.item()),
                                Cells.words(w.name()),
                                Cells.words(w.category().label()),
                                Cells.count(w.onTime().whole().longValueExact()),
                                Cells.count(w.onTime().part().longValueExact()),
                                Cells.count(w.unpublished()),
                                Cells.percent(w.onTime())))
                        .toList(),
                null);
    }

    private void finance() {
        composition.chapter("财务公开");
        List<Finance> reported =
                bulletin.finance().stream().filter(f -> f.income() != null).toList();
        if (reported.isEmpty()) {
            composition.prose("%s已报的月度公开表。", NONE);
            return;
        }
        Money income = reported.stream().map(f -> orZero(f.income())).reduce(Money.ZERO, Money::plus);
        Money expense = reported.stream().map(f -> orZero(f.expense())).reduce(Money.ZERO, Money::plus);
        composition.prose(
                "按照在本期到期的会计期间的月度公开表，%d个社区合计收入%s万元、支出%s万元%s。街道没有在平台报送全街道的汇总数，不作核对。",
                reported.size(),
                Written.tenThousands(income),
                Written.tenThousands(expense),
                reported.size() == bulletin.finance().size()
                        ? ""
                        : "；%d个社区没有月度公开表".formatted(bulletin.finance().size() - reported.size()));
        List<Row> rows = new ArrayList<>();
        long checks = 0;
        long passed = 0;
        for (Finance finance : bulletin.finance()) {
            Ratio ratio = finance.checks();
            checks += ratio == null ? 0 : ratio.whole().longValueExact();
            passed += ratio == null ? 0 : ratio.part().longValueExact();
            rows.add(Row.of(
                    Cells.words(shortName(finance.name())),
                    finance.income() == null ? Cells.none() : Cells.yuan(finance.income()),
                    finance.expense() == null ? Cells.none() : Cells.yuan(finance.expense()),
                    ratio == null ? Cells.none() : Cells.count(ratio.whole().longValueExact()),
                    ratio == null ? Cells.none() : Cells.count(ratio.part().longValueExact()),
                    Cells.percent(ratio)));
        }
        rows.add(Row.total(
                Cells.words("合计"),
                Cells.yuan(income),
                Cells.yuan(expense),
                Cells.count(checks),
                Cells.count(passed),
                Cells.percent(checks == 0 ? null : Ratio.of(passed, checks))));
        composition.table(
                "各社区收支与勾稽检查",
                "单位：元、次",
                List.of(
                        Column.words("社区", 92),
                        Column.number("本期收入", 84),
                        Column.number("本期支出", 84),
                        Column.number("勾稽检查", 60),
                        Column.number("通过", 60),
                        Column.number("通过率", 62)),
                rows,
                "注：“—”为没有月度公开表，或没有可做的检查。");
    }

    private static Money orZero(@Nullable Money amount) {
        return amount == null ? Money.ZERO : amount;
    }

    private void requirements() {
        composition.chapter("好做法与下期要求");
        composition.prose("好做法由街道填写：");
        composition.prose("下期要求由街道填写：");
        composition.prose("社区对得分有异议的，可在通报公布后5个工作日内申诉。");
    }
}
