package org.jujian.reports.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The rules of finance.md §4 in their order, each with a file of its own beside this class, or a reason why nothing
/// can be
/// tested. FV-01 … FV-07 make formula 1 and are counted by `finance.sql` of the figures; their files say what is wrong.
public enum FinanceRule {
    BALANCE("FV-01", "结余平衡", Level.ERROR, Source.FILE, "每项资金上期结余加收入减支出等于期末结余，分毫不差。"),
    MONTH_CHAIN("FV-02", "月份衔接", Level.ERROR, Source.FILE, "本月上期结余等于上月期末结余，中间不缺月份，跨年也一样。"),
    LEDGER_AND_SHEET("FV-03", "明细与公开表一致", Level.ERROR, Source.FILE, "收支明细的收入、支出合计等于月度公开表各项资金的合计。"),
    ONE_DAY("FV-04", "一证一日", Level.ERROR, Source.FILE, "同一会计期间同一凭证字号的各行业务日期相同。"),
    REVERSALS("FV-05", "金额与冲销", Level.ERROR, Source.FILE, "金额大于零；红字冲销为负数，并写明同一科目的原凭证字号。"),
    IN_PERIOD("FV-06", "业务日期", Level.ERROR, Source.FILE, "业务日期在会计期间之内。"),
    KNOWN_ACCOUNT("FV-07", "公开科目", Level.ERROR, Source.FILE, "公开科目在科目表之内。"),
    UNIT_OF_AMOUNTS("FV-08", "金额单位", Level.ERROR, Source.FILE, "当月收支不超过以前各月中位数的 100 倍，超过的可能选错了元或万元。"),
    AMOUNT_IN_WORDS("FV-09", "大小写金额", Level.WARNING, Source.NONE, "大写金额等于小写金额：模板没有大写金额一栏，无从比较。"),
    SPECIAL_FUND("FV-10", "专项资金", Level.ERROR, Source.FILE, "专项累计支出不超过到账，也不超过预算的 110%，有调整决议的除外。"),
    PROJECT("FV-11", "合同与结算", Level.ERROR, Source.FILE, "合同额不高于中标价，结算额不超过合同额的 110%，有变更签证的除外。"),
    YEAR_SUMS("FV-12", "累计口径", Level.ERROR, Source.FILE, "本年累计等于 1 月至本月各月之和。"),
    STREET_SUM("FV-13", "街道合计", Level.ERROR, Source.NONE, "各社区之和等于街道合计：街道不另报合计数，平台的街道数就是各社区相加，无从比较。"),
    RELIEF("FV-14", "慰问与救济", Level.ERROR, Source.FILE, "慰问、救济报零报告的期间，账上没有慰问、优抚、救济支出。"),
    SHARED_BILL("FV-15", "票据重复", Level.WARNING, Source.FILE, "同一张票据不在两个社区列支。"),
    SEPARATE_HANDS("FV-16", "经手与审批分开", Level.WARNING, Source.FILE, "审批人不是经手人，支出有证明人。"),
    APPROVAL_CHAIN("FV-17", "审批层级", Level.ERROR, Source.FILE, "支出有经手人和审批人，超过 1,000 元的还有证明人和监督小组审核人。"),
    CASH("FV-18", "库存现金", Level.WARNING, Source.FILE, "库存现金月末不超过 5,000 元，任何一天不为负。"),
    DEBT("FV-19", "债权债务", Level.ERROR, Source.FILE, "债权债务期初加增加减减少等于期末，新增借款有决议号。"),
    RENT("FV-20", "租金与到期", Level.WARNING, Source.FILE, "欠租不超过三个月，合同到期不再占用。"),
    METERS("FV-21", "水电读数", Level.WARNING, Source.FILE, "止码不小于起码，用量乘以单价等于金额。"),
    PARTY_DUES("FV-22", "党费单列", Level.ERROR, Source.FILE, "党费单独立账、单独列示，不与社区经费混用。"),
    AFTER_POSTING("FV-23", "公开后改账", Level.WARNING, Source.FILE, "公开之后账表改过的，要重新公开并注明更正。");

    /// How many of them, from the first on, formula 1 counts (golden README D-21).
    public static final int OF_FORMULA_1 = 7;

    private static final String SPECIAL_PAIR = "M71-special";
    private static final int SPECIAL_PAIR_NUMBER = 71;

    private final String code;
    private final String title;
    private final Level level;
    private final Source source;
    private final String explanation;

    FinanceRule(String code, String title, Level level, Source source, String explanation) {
        this.code = code;
        this.title = title;
        this.level = level;
        this.source = source;
        this.explanation = explanation;
    }

    /// A failing error keeps 「已核对」 from a sheet, a warning asks to look again; neither keeps it from being published.
    public enum Level {
        ERROR,
        WARNING
    }

    enum Source {
        FILE,
        /// no template brings what the rule compares; the explanation says what is missing
        NONE
    }

    public static Optional<FinanceRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }

    /// The rule with this number; empty for the pair of M71 that is no rule of its own.
    public static Optional<FinanceRule> ofNumber(int number) {
        return number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public Level level() {
        return level;
    }

    /// What holds when the check passes; of a rule that cannot be tested also why not.
    public String explanation() {
        return explanation;
    }

    /// Whether any template brings what the rule compares.
    public boolean isTested() {
        return source != Source.NONE;
    }

    public int number() {
        return ordinal() + 1;
    }

    /// The query of all that the rules and M71 look at, over the facts of the figures: for each case its rule's number,
    /// unit and accounting month, whether it failed, and in Chinese what was found and what was expected, with its
    /// rows.
    public static String allCases() {
        return cases(1);
    }

    /// The same without what formula 1 counts by itself.
    public static String casesOfFormula2() {
        return cases(OF_FORMULA_1 + 1);
    }

    private static String cases(int first) {
        var parts = new TreeMap<Integer, String>();
        for (FinanceRule rule : values()) {
            if (rule.isTested() && rule.number() >= first) {
                parts.put(rule.number(), text(rule.code));
            }
        }
        parts.put(SPECIAL_PAIR_NUMBER, text(SPECIAL_PAIR));
        return parts.entrySet().stream()
                .map(part -> """
                        SELECT toUInt8(%d) AS rule, unit, month, key, toUInt8(failed) AS failed, found, expected,
                               submissions, rows, toUInt8(backfill) AS backfill
                        FROM
                        (
                        %s
                        )""".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    private static String text(String name) {
        try (InputStream in = FinanceRule.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + ".sql beside " + FinanceRule.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
