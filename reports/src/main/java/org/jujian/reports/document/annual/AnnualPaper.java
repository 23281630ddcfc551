package org.jujian.reports.document.annual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.annual.Annual.Account;
import org.jujian.reports.document.annual.Annual.Count;
import org.jujian.reports.document.annual.Annual.Finance;
import org.jujian.reports.document.annual.Annual.Meetings;
import org.jujian.reports.document.annual.Annual.MonthRow;
import org.jujian.reports.document.annual.Annual.Problem;
import org.jujian.reports.document.annual.Annual.Promise;
import org.jujian.reports.document.annual.AnnualSources.Whose;
import org.jujian.reports.document.annual.Handling.Outcome;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Charts;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;

/// The words of an annual report (patterns: reports.md B; parts: 国办公开办函〔2021〕30号). What is empty is said to be
/// 本年度无; what no template brings is a dash and is said to be without data.
final class AnnualPaper {
    private static final String NONE = "本年度无";
    private static final int WIDTH = 442;

    private final Annual annual;
    private final Composition composition = new Composition();

    private AnnualPaper(Annual annual) {
        this.annual = annual;
    }

    static Paper of(Annual annual, Snapshot snapshot, String verifyAddress) {
        AnnualPaper paper = new AnnualPaper(annual);
        String period = "（" + annual.year() + "年度）";
        String title = paper.name() + "居务公开工作年度报告";
        paper.composition.cover(title, period, paper.isStreet() ? null : annual.street() + "办事处：");
        paper.overview();
        paper.active();
        paper.handling();
        paper.reviews();
        paper.problems();
        paper.others();
        paper.composition.closing(paper.issuer() + "（盖章）");
        if (paper.isStreet()) {
            paper.composition.signatures("拟稿（签字）：", "审核（签字）：", "签发（签字）：");
        } else {
            paper.composition.signatures("书记（签字）：", "主任（签字）：", "监督小组组长（签字）：");
        }
        paper.composition.provenance(annual.basis(), snapshot, verifyAddress);
        return new Paper(
                Form.REPORT,
                title + period,
                "居务公开工作年度报告" + period,
                paper.issuer(),
                snapshot.number(),
                snapshot.hash(),
                annual.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private boolean isStreet() {
        return annual.whose() == Whose.STREET;
    }

    private String name() {
        return isStreet() ? annual.name() : Written.community(annual.name());
    }

    private String issuer() {
        return name() + (isStreet() ? "办事处" : "居民委员会");
    }

    /// 一、总体情况
    private void overview() {
        composition.chapter("总体情况");
        composition.prose(
                "本报告%s《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）的六个部分编制，由居务公开监督平台按照口径版本%s自动汇总，应公开事项按到期日计入本年度%s。%s没有发生的注明“%s”；平台没有数据的记“%s”，不作零处理。",
                isStreet() ? "按照" : "参照",
                annual.basis().formula(),
                isStreet() ? "，为本街道%d个社区的合计".formatted(annual.communities()) : "",
                annual.end().isBefore(annual.year().lastDay())
                        ? "本年度尚未结束，数据截至%s。".formatted(Written.day(annual.end()))
                        : "",
                NONE,
                Cells.DASH);
        composition.section("主动公开");
        active(annual.total());
        composition.section("依居民要求公开");
        Handling.Column all = annual.handling().total();
        composition.prose(
                all.received() + all.carriedIn() == 0
                        ? NONE + "居民要求公开、异议和质询。"
                        : "本年度收到居民要求公开、异议、质询%d件，上年结转%d件，办结%d件，结转下年度%d件，见第三部分。"
                                .formatted(all.received(), all.carriedIn(), all.total(), all.carriedOut()));
        composition.section("信息管理");
        composition.prose("公开事项按照居务公开目录（%s版）管理，公布前的审查和公开质量见表%d。", annual.basis().catalogue(), composition.tables() + 1);
        indicators();
        composition.section("平台建设");
        composition.prose(
                annual.boards() == null
                        ? "单位名录没有填写公开栏数，本项没有数据。"
                        : "设固定公开栏%d处。居民可凭报告上的生成编号和二维码在平台查验公开资料的真伪。".formatted(annual.boards()));
        composition.section("监督保障");
        meetings(annual.meetings());
        evaluations();
        if (annual.standing() != null) {
            composition.prose(
                    "本年度居务公开评分%s分%s。",
                    Written.score(annual.standing().score()),
                    annual.standing().band() == null
                            ? "，可计权重不足，不定等级"
                            : "，等级为" + annual.standing().band());
        }
    }

    private void active(Count total) {
        if (total.due() == 0) {
            composition.prose("%s应公开事项。", NONE);
            return;
        }
        composition.prose(
                "%s年%s应公开%d件，已公开%d件%s；其中%s。按时公开%d件，及时率%s；迟公开%d件，逾期未公开%d件。",
                annual.year(),
                name(),
                total.due(),
                total.published(),
                yearOnYear(total),
                annual.families().stream()
                        .map(f -> f.category().label() + f.count().published() + "件")
                        .collect(Collectors.joining("、")),
                total.onTime(),
                Written.percent(Ratio.of(total.onTime(), total.due())),
                total.late(),
                total.unpublished());
        List<Column> columns = new ArrayList<>();
        int families = 40 * annual.families().size();
        columns.add(Column.words("月份", WIDTH - families - 198));
        annual.families().forEach(f -> columns.add(Column.number(f.category().label(), 40)));
        columns.add(Column.number("应公开", 50));
        columns.add(Column.number("已公开", 50));
        columns.add(Column.number("按时", 46));
        columns.add(Column.number("及时率", 52));
        List<Row> rows = new ArrayList<>();
        annual.months().stream().filter(this::hasBegun).forEach(m -> rows.add(row(m)));
        rows.add(months(
                "合计", annual.families().stream().map(Annual.Family::count).toList(), total, Row.Weight.TOTAL));
        composition.table(
                "公开数据年表",
                "单位：件",
                columns,
                rows,
                "注：各类为应公开件数，按到期月份计入，相加等于应公开%s。"
                        .formatted(annual.months().stream().allMatch(this::hasBegun) ? "" : "；没有列出的月份尚未开始"));
        composition.figure(
                "各月公开情况",
                Charts.coverage(annual.months().stream()
                        .filter(this::hasBegun)
                        .map(m -> new Charts.Stack(
                                m.month().value().getMonthValue() + "月",
                                List.of(
                                        m.total().onTime(),
                                        m.total().late(),
                                        m.total().unpublished())))
                        .toList()),
                "注：柱顶数字为应公开件数，按照表" + composition.tables() + "绘制。");
    }

    private String yearOnYear(Count total) {
        Count before = annual.before();
        if (before == null || before.published() == 0) {
            return "（上年度平台没有公开记录，不作比较）";
        }
        int change = total.published() - before.published();
        if (change == 0) {
            return "，与上年持平";
        }
        BigDecimal percent = BigDecimal.valueOf(Math.abs(change) * 100L)
                .divide(BigDecimal.valueOf(before.published()), 1, RoundingMode.HALF_UP);
        return "，比上年" + (change > 0 ? "增加" : "减少") + Math.abs(change) + "件（" + percent.toPlainString() + "%）";
    }

    private Row row(MonthRow month) {
        return months(month.month().value().getMonthValue() + "月", month.families(), month.total(), Row.Weight.PLAIN);
    }

    private boolean hasBegun(MonthRow month) {
        return !month.month().firstDay().isAfter(annual.end());
    }

    private static Row months(String name, List<Count> families, Count total, Row.Weight weight) {
        List<Cell> cells = new ArrayList<>(List.of(Cells.words(name)));
        families.forEach(f -> cells.add(Cells.count(f.due())));
        cells.add(Cells.count(total.due()));
        cells.add(Cells.count(total.published()));
        cells.add(Cells.count(total.onTime()));
        cells.add(Cells.percent(Annual.ratio(total.onTime(), total.due())));
        return new Row(cells, weight);
    }

    private void indicators() {
        composition.table(
                "主要指标",
                "单位：%",
                List.of(
                        Column.words("代码", 60),
                        Column.words("指标", 142),
                        Column.number("本年度", 80),
                        Column.number("上年度", 80),
                        Column.number("增减（百分点）", 80)),
                annual.indicators().stream()
                        .map(i -> Row.of(
                                Cells.words(i.metric()),
                                Cells.words(i.name()),
                                rate(i.now()),
                                rate(i.before()),
                                change(Annuals.change(i))))
                        .toList(),
                "注：与平台公布的同期指标一致；“—”为没有可计算的数据，不是0。");
    }

    private static Cell rate(@Nullable BigDecimal ratio) {
        return ratio == null ? Cells.none() : Cell.number(Written.percent(ratio), ratio, Cell.Format.PERCENT);
    }

    private static Cell change(@Nullable BigDecimal points) {
        if (points == null) {
            return Cells.none();
        }
        return Cell.number((points.signum() > 0 ? "+" : "") + points.toPlainString(), points, Cell.Format.EXACT);
    }

    private void meetings(Meetings meetings) {
        if (meetings.kinds().isEmpty()) {
            composition.prose("平台没有收到本年度的会议与表决记录，会议次数没有数据。");
            return;
        }
        composition.prose(
                "本年度召开%s。表决事项%d项，通过%d项，报街道备案%d项。",
                meetings.kinds().stream().map(k -> k.name() + k.number() + "次").collect(Collectors.joining("、")),
                meetings.votes(),
                meetings.passed(),
                meetings.filed());
    }

    private void evaluations() {
        if (annual.evaluations().isEmpty()) {
            composition.prose("平台没有收到本年度的民主评议结果，本项没有数据。");
            return;
        }
        composition.table(
                "民主评议结果",
                "单位：票",
                List.of(
                        Column.words("岗位", 152),
                        Column.number("有效票", 58),
                        Column.number("优秀", 58),
                        Column.number("称职", 58),
                        Column.number("基本称职", 58),
                        Column.number("不称职", 58)),
                annual.evaluations().stream()
                        .map(e -> Row.of(
                                Cells.words(e.post()),
                                Cells.count(e.valid()),
                                Cells.count(e.excellent()),
                                Cells.count(e.competent()),
                                Cells.count(e.fairly()),
                                Cells.count(e.incompetent())))
                        .toList(),
                null);
    }

    /// 二、主动公开情况
    private void active() {
        composition.chapter("主动公开情况");
        if (isStreet()) {
            officialOfActive();
        }
        composition.section("公开事项");
        if (annual.items().isEmpty()) {
            composition.prose("%s应公开事项。", NONE);
        } else {
            List<Row> rows = new ArrayList<>();
            annual.items().forEach(i -> rows.add(item(i.code(), i.name(), i.count(), i.first(), i.last())));
            rows.add(new Row(counts("合计", "", annual.total(), Cells.words(""), Cells.words("")), Row.Weight.TOTAL));
            composition.prose(
                    "本年度有%d个事项应当公开，各事项的公开情况和首末次公开日期见表%d。", annual.items().size(), composition.tables() + 1);
            composition.table(
                    "主动公开事项目录",
                    "单位：件",
                    List.of(
                            Column.words("代码", 46),
                            Column.words("公开事项", 106),
                            Column.number("应公开", 40),
                            Column.number("按时", 38),
                            Column.number("迟公开", 40),
                            Column.number("未公开", 40),
                            Column.centered("首次公开", 66),
                            Column.centered("末次公开", 66)),
                    rows,
                    "注：应公开＝按时＋迟公开＋未公开。年度合订本按本表的代码和日期编排。");
        }
        composition.section("财务收支");
        finance(annual.finance());
    }

    private static Row item(
            String code, String name, Count count, Optional<LocalDate> first, Optional<LocalDate> last) {
        return new Row(counts(code, name, count, day(first), day(last)), Row.Weight.PLAIN);
    }

    private static List<Cell> counts(String code, String name, Count count, Cell first, Cell last) {
        return List.of(
                Cells.words(code),
                Cells.words(name),
                Cells.count(count.due()),
                Cells.count(count.onTime()),
                Cells.count(count.late()),
                Cells.count(count.unpublished()),
                first,
                last);
    }

    private static Cell day(Optional<LocalDate> day) {
        return day.map(d -> Cells.words(d.toString())).orElseGet(Cells::none);
    }

    private void officialOfActive() {
        composition.section("法定主动公开内容");
        composition.prose("下列内容由街道据实填写，平台没有数据。");
        List<Row> rows = new ArrayList<>();
        for (String content : List.of("规章", "行政规范性文件")) {
            for (String counted : List.of("本年制发件数", "本年废止件数", "现行有效件数")) {
                rows.add(withoutData("第（一）项", content, counted));
            }
        }
        rows.add(withoutData("第（五）项", "行政许可", "本年处理决定数量"));
        rows.add(withoutData("第（六）项", "行政处罚", "本年处理决定数量"));
        rows.add(withoutData("第（六）项", "行政强制", "本年处理决定数量"));
        rows.add(withoutData("第（八）项", "行政事业性收费", "本年收费金额（万元）"));
        composition.table(
                "《中华人民共和国政府信息公开条例》第二十条规定的内容",
                null,
                List.of(
                        Column.words("条款", 82),
                        Column.words("信息内容", 140),
                        Column.words("统计项", 140),
                        Column.number("数量", 80)),
                rows,
                "注：“—”表示平台没有此项数据，不是0。");
    }

    private static Row withoutData(String... words) {
        List<Cell> cells = new ArrayList<>();
        Stream.of(words).map(Cells::words).forEach(cells::add);
        cells.add(Cells.none());
        return new Row(cells, Row.Weight.PLAIN);
    }

    private void finance(Finance finance) {
        if (finance.from().isEmpty() || finance.accounts().isEmpty()) {
            composition.prose("%s已报的月度公开表。", NONE);
            return;
        }
        String months = finance.from().equals(finance.to())
                ? Written.month(finance.from().get())
                : Written.month(finance.from().get())
                        + "至"
                        + Written.month(finance.to().orElseThrow());
        Account total = finance.total();
        composition.prose(
                "按照会计期间%s的月度公开表，收入%s万元，支出%s万元，期末结余%s万元。%s",
                months,
                Written.tenThousands(total.income()),
                Written.tenThousands(total.expense()),
                Written.tenThousands(total.closing()),
                missing(finance));
        composition.table(
                isStreet() ? "各社区财务收支" : "财务收支",
                "单位：元",
                List.of(
                        Column.words(isStreet() ? "社区" : "资金", 66),
                        Column.number("期初结余", 80),
                        Column.number("收入", 80),
                        Column.number("支出", 80),
                        Column.number("期末结余", 80),
                        Column.number("差额", 56)),
                Stream.concat(
                                finance.accounts().stream().map(a -> row(a, Row.Weight.PLAIN)),
                                Stream.of(row(total, Row.Weight.TOTAL)))
                        .toList(),
                "注：期初结余＋收入－支出－差额＝期末结余；期初为首张、期末为末张月度公开表所列，差额不为零的应说明原因。");
    }

    private String missing(Finance finance) {
        if (finance.missing().isEmpty()) {
            return "";
        }
        String months = finance.missing().stream()
                .map(YearMonth::getMonthValue)
                .map(m -> m + "月")
                .collect(Collectors.joining("、"));
        if (!isStreet()) {
            return months + "没有月度公开表。";
        }
        return months + "有社区没有月度公开表"
                + (finance.withoutAny() == 0 ? "。" : "，其中%d个社区全年没有，未列入下表。".formatted(finance.withoutAny()));
    }

    private static Row row(Account account, Row.Weight weight) {
        return new Row(
                List.of(
                        Cells.words(account.name().replaceFirst("(社区)?(居民委员会|居委会|村民委员会|村委会)$", "")),
                        Cells.yuan(account.opening()),
                        Cells.yuan(account.income()),
                        Cells.yuan(account.expense()),
                        Cells.yuan(account.closing()),
                        Cells.yuan(account.difference())),
                weight);
    }

    /// 三、收到和处理
    private void handling() {
        composition.chapter(isStreet() ? "收到和处理政府信息公开申请情况" : "收到和处理居民要求公开、异议、质询情况");
        if (isStreet()) {
            composition.section("政府信息公开申请");
            composition.prose("平台没有街道受理政府信息公开申请的数据，下表由街道据实填写，填写后应符合“一＋二＝三（七）＋四”。");
            officialOfRequests();
            composition.section("居民要求公开、异议、质询");
        }
        Handling handling = annual.handling();
        Handling.Column total = handling.total();
        composition.prose(
                total.received() + total.carriedIn() == 0
                        ? NONE + "居民要求公开、异议和质询。"
                        : "新收%d件，上年结转%d件，办结%d件，结转下年度继续办理%d件，各列符合“一＋二＝三（七）＋四”。"
                                .formatted(total.received(), total.carriedIn(), total.total(), total.carriedOut()));
        List<Handling.Column> columns =
                Stream.concat(handling.columns().stream(), Stream.of(total)).toList();
        List<Row> rows = new ArrayList<>();
        rows.add(handled("一、本年新收", columns, Handling.Column::received));
        rows.add(handled("二、上年结转", columns, Handling.Column::carriedIn));
        for (Outcome outcome : Outcome.values()) {
            rows.add(handled(
                    outcome == Outcome.DISCLOSED ? "三、办理结果　" + outcome.label() : outcome.label(),
                    columns,
                    c -> c.handled().get(outcome)));
        }
        rows.add(handled("（七）总计", columns, Handling.Column::total));
        rows.add(handled("四、结转下年度继续办理", columns, Handling.Column::carriedOut));
        composition.table(
                "居民要求公开、异议、质询办理情况",
                "单位：件",
                List.of(
                        Column.words("项目", 202),
                        Column.number("居民要求公开", 80),
                        Column.number("异议", 50),
                        Column.number("质询", 50),
                        Column.number("总计", 60)),
                rows,
                "注：异议成立并更正公开的计入予以公开，不成立的计入解释说明；质询答复办结的计入解释说明。“—”表示报送的表格没有登记此项的栏目，不是0。");
    }

    private static Row handled(
            String name,
            List<Handling.Column> columns,
            java.util.function.Function<Handling.Column, @Nullable Integer> number) {
        List<Cell> cells = new ArrayList<>(List.of(Cells.words(name)));
        for (Handling.Column column : columns) {
            Integer value = number.apply(column);
            cells.add(value == null ? Cells.none() : Cells.count(value));
        }
        return new Row(cells, Row.Weight.PLAIN);
    }

    private void officialOfRequests() {
        List<String> names = List.of(
                "一、本年新收政府信息公开申请数量",
                "二、上年结转政府信息公开申请数量",
                "三、办理结果　（一）予以公开",
                "（二）部分公开",
                "（三）不予公开　1．属于国家秘密",
                "　2．其他法律行政法规禁止公开",
                "　3．危及“三安全一稳定”",
                "　4．保护第三方合法权益",
                "　5．属于三类内部事务信息",
                "　6．属于四类过程性信息",
                "　7．属于行政执法案卷",
                "　8．属于行政查询事项",
                "（四）无法提供　1．本机关不掌握",
                "　2．没有现成信息需要另行制作",
                "　3．补正后申请内容仍不明确",
                "（五）不予处理　1．信访举报投诉类申请",
                "　2．重复申请",
                "　3．要求提供公开出版物",
                "　4．无正当理由大量反复申请",
                "　5．要求确认或重新出具已获取信息",
                "（六）其他处理　1．逾期不补正",
                "　2．逾期不缴费",
                "　3．其他",
                "（七）总计",
                "四、结转下年度继续办理");
        List<Column> columns = new ArrayList<>(List.of(Column.words("项目", 190)));
        List.of("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
                .forEach(title -> columns.add(Column.number(title, 36)));
        composition.table(
                "收到和处理政府信息公开申请情况",
                "单位：件",
                columns,
                names.stream().map(name -> dashes(name, columns.size() - 1)).toList(),
                "注：商业企业至其他五列为法人或其他组织。“—”表示平台没有此项数据，不是0。");
    }

    private static Row dashes(String name, int columns) {
        List<Cell> cells = new ArrayList<>(List.of(Cells.words(name)));
        for (int i = 0; i < columns; i++) {
            cells.add(Cells.none());
        }
        return new Row(cells, Row.Weight.PLAIN);
    }

    /// 四、行政复议、行政诉讼; of a community what became of objections.
    private void reviews() {
        composition.chapter(isStreet() ? "政府信息公开行政复议、行政诉讼情况" : "异议复核情况");
        if (isStreet()) {
            composition.prose("平台没有行政复议、行政诉讼的数据，下表由街道据实填写。");
            composition.table(
                    "行政复议、行政诉讼情况",
                    "单位：件",
                    outcomes("类别"),
                    Stream.of("行政复议", "行政诉讼　未经复议直接起诉", "行政诉讼　复议后起诉")
                            .map(name -> dashes(name, 5))
                            .toList(),
                    "注：“—”表示平台没有此项数据，不是0。");
        } else {
            composition.prose("居民委员会不是行政机关，没有行政复议、行政诉讼事项；居民对公开内容提出异议的复核结果如下。");
        }
        Handling.Column objections = annual.handling().columns().get(1);
        composition.table(
                "居民异议复核结果",
                "单位：件",
                outcomes("类别"),
                List.of(Row.of(
                        Cells.words("异议"),
                        handled(objections, Outcome.EXPLAINED),
                        handled(objections, Outcome.DISCLOSED),
                        handled(objections, Outcome.OTHER),
                        Cells.count(objections.carriedOut()),
                        Cells.count(objections.total() + objections.carriedOut()))),
                "注：异议不成立为结果维持，成立（遗漏、不真实）为结果纠正，没有登记结论的为其他结果。");
    }

    private static List<Column> outcomes(String first) {
        return List.of(
                Column.words(first, 142),
                Column.number("结果维持", 60),
                Column.number("结果纠正", 60),
                Column.number("其他结果", 60),
                Column.number("尚未审结", 60),
                Column.number("总计", 60));
    }

    private static Cell handled(Handling.Column column, Outcome outcome) {
        Integer number = column.handled().get(outcome);
        return number == null ? Cells.none() : Cells.count(number);
    }

    /// 五、存在的主要问题及改进情况
    private void problems() {
        composition.chapter("存在的主要问题及改进情况");
        Promise promise = annual.promise();
        composition.prose("%s", promise == null ? "上年度平台没有公开记录，不作改进情况对照。" : promised(promise));
        if (annual.problems().isEmpty()) {
            composition.prose("本年度未发现%s所列问题。", Annuals.RULES);
            return;
        }
        composition.prose(
                "本年度发现%d个问题，由平台按照%s自动列出，见表%d。改进措施、责任人和期限由%s填写。",
                annual.problems().size(), Annuals.RULES, composition.tables() + 1, issuer());
        List<Row> rows = new ArrayList<>();
        for (Problem problem : annual.problems()) {
            rows.add(Row.of(
                    Cells.count(rows.size() + 1),
                    Cells.words(problem.title()),
                    Cells.words(problem.facts()),
                    Cells.words("")));
        }
        composition.table(
                "存在问题与改进措施",
                null,
                List.of(
                        Column.centered("序号", 32),
                        Column.prose("问题", 136),
                        Column.prose("数据", 134),
                        Column.centered("改进措施、责任人、期限", 140)),
                rows,
                null);
    }

    private static String promised(Promise promise) {
        if (promise.raised() == 0) {
            return "上年度按同一规则没有发现问题。";
        }
        return "对照上年度的%d项问题，已改进%d项%s%s。"
                .formatted(
                        promise.raised(),
                        promise.done(),
                        promise.open().isEmpty()
                                ? ""
                                : "，仍存在%d项：%s"
                                        .formatted(
                                                promise.open().size(),
                                                promise.open().stream()
                                                        .map(AnnualPaper::brief)
                                                        .collect(Collectors.joining("、"))),
                        promise.idle() == 0 ? "" : "；%d项本年度没有应公开事项，无法对照".formatted(promise.idle()));
    }

    private static String brief(String title) {
        return title.replaceFirst("(没有全部按时公开|未全部通过)$", "");
    }

    /// 六、其他需要报告的事项
    private void others() {
        composition.chapter("其他需要报告的事项");
        composition.prose("信息处理费：平台没有收费数据，由%s据实填写。", issuer());
        composition.prose("下一年度工作计划由%s填写：", issuer());
    }
}
