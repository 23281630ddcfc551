package org.jujian.etl.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Columns;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.value.Advice;
import org.jujian.etl.value.Amounts;
import org.jujian.etl.value.Answers;
import org.jujian.etl.value.CellErrors;
import org.jujian.etl.value.Counts;
import org.jujian.etl.value.Dates;
import org.jujian.etl.value.Measures;
import org.jujian.etl.value.Moment;
import org.jujian.etl.value.NamedPeriod;
import org.jujian.etl.value.OddCharacters;
import org.jujian.etl.value.Periods;
import org.jujian.tenants.catalogue.PeriodKind;

/// One row while it is judged: reads its cells and keeps the gravest of all that is wrong with it. Reasons may be
/// reported in any order; the first in [RejectCode]'s order counts, of equal ones the one reported first.
final class RowCheck {
    private static final String REWRITE = "改写后重传";
    private static final Set<String> COMPARED = Set.of(Judge.UNIT, Judge.ITEM, "关联事项代码", "街道代码", "后继社区代码");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final FeedRow row;
    private final Columns columns;
    private final Today today;
    private RowOutcome.@Nullable Rejected failure;

    RowCheck(FeedRow row, Columns columns, Today today) {
        this.row = row;
        this.columns = columns;
        this.today = today;
    }

    int number() {
        return row.number();
    }

    Optional<RowOutcome.Rejected> failure() {
        return Optional.ofNullable(failure);
    }

    /// The cell as written, for display.
    String cell(String column) {
        return columns.cell(row, column);
    }

    /// A required cell is empty.
    void missing(String column) {
        fail(RejectCode.MISSING_VALUE, column, "必填内容", "补上“" + column + "”后重传");
    }

    void bad(String column, String expected) {
        fail(RejectCode.BAD_VALUE, column, expected, REWRITE);
    }

    void fail(RejectCode code, String column, String expected, String advice) {
        fail(code, column, cell(column), expected, advice);
    }

    void fail(RejectCode code, String column, String found, String expected, String advice) {
        if (failure == null || code.compareTo(failure.code()) < 0) {
            failure = new RowOutcome.Rejected(
                    number(), column, columns.spot(row, column), code, new Explanation(found, expected, advice));
        }
    }

    /// Unquoted separators in a cell move all cells behind it: better no row than a wrong one.
    void width() {
        int found = row.cells().size();
        if (found > columns.width()) {
            fail(
                    RejectCode.BAD_VALUE,
                    columns.heading(columns.width() - 1),
                    found + " 列",
                    "与表头相同的 " + columns.width() + " 列",
                    "内容里有逗号等分隔符时，给这个单元格加上引号后重传");
        }
    }

    /// A formula without a value in any column of the template: what it should say, nobody knows.
    void errorValues() {
        for (int place = 0; place < row.cells().size(); place++) {
            String cell = row.cells().get(place);
            if (CellErrors.isError(cell)) {
                columns.at(place)
                        .ifPresent(column ->
                                fail(RejectCode.BAD_VALUE, column.name(), cell, "公式算出的值", "改正公式并保存，或改成数值后重传"));
            }
        }
    }

    /// Characters that show a text other than it is, in any column of the template; in a number or code also letters of
    /// other scripts that look like Latin ones, by which two vouchers would look like one. Codes of communities and
    /// items
    /// are compared with lists, which says so too (golden README D-30).
    void oddCharacters() {
        for (int place = 0; place < row.cells().size(); place++) {
            String cell = row.cells().get(place);
            if (!OddCharacters.areClearlyAbsent(cell)) {
                columns.at(place).ifPresent(column -> oddCharacters(column, cell));
            }
        }
    }

    private void oddCharacters(Column column, String cell) {
        OddCharacters.findHarmful(cell)
                .ifPresent(odd -> fail(
                        RejectCode.BAD_VALUE, column.name(), "字符 " + odd, "不含控制字符、不改变书写方向的文字", "删去这个看不见的字符，或重新输入后重传"));
        if (column.kind() == ColumnKind.KEY && !COMPARED.contains(column.name())) {
            OddCharacters.findLikeLatin(cell)
                    .ifPresent(odd -> fail(
                            RejectCode.BAD_VALUE,
                            column.name(),
                            cell + "（其中有" + odd + "）",
                            "英文字母、数字或汉字",
                            "改成外形相同的英文字母后重传"));
        }
    }

    String requiredText(String column) {
        String text = cell(column);
        if (text.isEmpty()) {
            missing(column);
        }
        return text;
    }

    String requiredKey(String column) {
        String key = key(column);
        if (key.isEmpty()) {
            missing(column);
        }
        return key;
    }

    /// The cell after NFKC; `""` also for a mark that nothing applies, such as —.
    String key(String column) {
        String cell = cell(column);
        return Answers.isNotApplicable(cell) ? "" : CellText.key(cell);
    }

    /// One of the answers that `options` maps from their spellings; `""` when the cell is empty.
    String option(String column, Map<String, String> options, String expected) {
        String key = CellText.key(cell(column));
        String answer = options.get(key);
        if (answer == null && !key.isEmpty()) {
            answer = options.get(BLANKS.matcher(key).replaceAll(""));
        }
        if (answer != null) {
            return answer;
        }
        if (!key.isEmpty() && !Answers.isNotApplicable(key)) {
            bad(column, expected);
        }
        return "";
    }

    String requiredOption(String column, Map<String, String> options, String expected) {
        if (key(column).isEmpty()) {
            missing(column);
            return "";
        }
        return option(column, options, expected);
    }

    /// 是, 否 or `""`.
    String yesNo(String column) {
        String cell = cell(column);
        Optional<Boolean> answer = Answers.readYesNo(cell);
        if (answer.isPresent()) {
            return answer.get() ? "是" : "否";
        }
        if (!key(column).isEmpty()) {
            bad(column, "是或否");
        }
        return "";
    }

    @Nullable
    Money amount(String column) {
        String cell = cell(column);
        if (cell.isEmpty() || Answers.isNotApplicable(cell)) {
            return null;
        }
        Optional<Money> amount = Amounts.read(cell, columns.unitOf(column).factor());
        if (amount.isEmpty()) {
            fail(RejectCode.BAD_VALUE, column, "最多两位小数、整数部分不超过 16 位的数字，如 1307.33", Advice.forAmount(cell));
        }
        return amount.orElse(null);
    }

    /// A mark that nothing applies is 0 here: official sheets write it so (data-formats.md §2).
    @Nullable
    Money requiredAmount(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            missing(column);
            return null;
        }
        return Answers.isNotApplicable(cell) ? Money.ZERO : amount(column);
    }

    @Nullable
    Integer count(String column) {
        String cell = cell(column);
        if (cell.isEmpty() || Answers.isNotApplicable(cell)) {
            return null;
        }
        Optional<Integer> count = Counts.read(cell);
        if (count.isEmpty()) {
            bad(column, "不超过 9 位的整数，如 120");
        }
        return count.orElse(null);
    }

    @Nullable
    Integer requiredCount(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            missing(column);
            return null;
        }
        return Answers.isNotApplicable(cell) ? Integer.valueOf(0) : count(column);
    }

    @Nullable
    BigDecimal measure(String column) {
        return measure(column, Measures::read, "最多四位小数、不小于 0 的数字，如 128.5");
    }

    /// A mark that nothing applies is 0 here, as for amounts.
    @Nullable
    BigDecimal requiredMeasure(String column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            missing(column);
            return null;
        }
        return Answers.isNotApplicable(cell) ? BigDecimal.ZERO : measure(column);
    }

    @Nullable
    BigDecimal percent(String column) {
        return measure(column, Measures::readPercent, "0 到 100 的百分数，如 60% 或 4.35");
    }

    private @Nullable BigDecimal measure(
            String column, Function<String, Optional<BigDecimal>> reader, String expected) {
        String cell = cell(column);
        if (cell.isEmpty() || Answers.isNotApplicable(cell)) {
            return null;
        }
        Optional<BigDecimal> number = reader.apply(cell);
        if (number.isEmpty()) {
            bad(column, expected);
        }
        return number.orElse(null);
    }

    @Nullable
    Moment date(String column) {
        return date(column, OptionalInt.empty());
    }

    /// @param year the year of a date that names none
    @Nullable
    Moment date(String column, OptionalInt year) {
        String cell = cell(column);
        if (cell.isEmpty() || Answers.isNotApplicable(cell)) {
            return null;
        }
        Optional<Moment> moment = Dates.read(cell, year);
        if (moment.isEmpty()) {
            fail(RejectCode.BAD_VALUE, column, "1990 年以后的日期，如 2026-03-01", Advice.forDate(cell));
        }
        return moment.orElse(null);
    }

    @Nullable
    Moment requiredDate(String column, OptionalInt year) {
        if (key(column).isEmpty()) {
            missing(column);
            return null;
        }
        return date(column, year);
    }

    @Nullable
    Moment requiredDate(String column) {
        return requiredDate(column, OptionalInt.empty());
    }

    /// What has happened cannot lie ahead of the receipt (templates.md); a day without a time has begun by then.
    void notAhead(String column, @Nullable Moment moment) {
        if (moment != null && today.isAhead(moment)) {
            fail(RejectCode.BAD_VALUE, column, "不晚于收到文件的时间（" + today + "）的日期", "改正日期，或等发生以后再报");
        }
    }

    @Nullable
    NamedPeriod period(String column) {
        if (key(column).isEmpty()) {
            return null;
        }
        Optional<NamedPeriod> period = Periods.read(cell(column));
        if (period.isEmpty()) {
            badPeriod(column, "期间，如 2026-03、2026Q1、2026、2026计划或长期");
        }
        return period.orElse(null);
    }

    @Nullable
    YearMonth requiredMonth(String column) {
        if (key(column).isEmpty()) {
            missing(column);
            return null;
        }
        Optional<NamedPeriod> read = Periods.read(cell(column));
        if (read.isPresent() && read.get().period() instanceof Period.Month month) {
            return month.value();
        }
        badPeriod(column, "月份，如 2026-03");
        return null;
    }

    /// A month, quarter or year.
    @Nullable
    NamedPeriod requiredSpan(String column) {
        if (key(column).isEmpty()) {
            missing(column);
            return null;
        }
        Optional<NamedPeriod> period = Periods.read(cell(column));
        if (period.isEmpty()
                || period.get().kind() == PeriodKind.PLAN
                || period.get().kind() == PeriodKind.STANDING) {
            badPeriod(column, "月份、季度或年，如 2026-03、2026Q1、2026");
            return null;
        }
        return period.get();
    }

    private void badPeriod(String column, String expected) {
        fail(RejectCode.BAD_VALUE, column, expected, Advice.forPeriod(cell(column)));
    }

    /// The parts of a list cell; none when nothing applies.
    List<String> list(String column) {
        return key(column).isEmpty() ? List.of() : Answers.split(cell(column));
    }

    static @Nullable LocalDate day(@Nullable Moment moment) {
        return moment == null ? null : moment.date();
    }

    static String time(@Nullable Moment moment) {
        return moment == null ? "" : moment.timeText();
    }
}
