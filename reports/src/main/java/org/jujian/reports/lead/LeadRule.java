package org.jujian.reports.lead;

import java.util.Arrays;
import java.util.Optional;

/// The rules of finance.md §5, version [#VERSION]. `severity` (1 … 5) and `confidence` (1 … 3) are settings of the
/// platform: how grave it is when it holds, and how often the pattern alone means it; their product orders the list.
public enum LeadRule {
    SPLITTING("RF-01", "拆分规避审批", 4, 3, Span.ANY, "七日之内对同一收款方或相近用途（同一科目，摘要相近）的多笔支出，每笔低于审批限额，合计达到限额。"),
    BELOW_LIMIT("RF-02", "临界值堆积", 3, 2, Span.ANY, "支出集中在审批限额以下一成之内：不少于 8 笔，且多于限额以上一成之内的 3 倍。"),
    ROUND_AMOUNTS("RF-03", "整数偏好", 2, 1, Span.ANY, "不少于 30 笔支出中，整百元的超过一半（工资、补贴、救助除外）。"),
    FIRST_DIGITS("RF-04", "首位数字异常", 1, 1, Span.LONGER_THAN_A_MONTH, "不少于 300 笔支出的首位数字偏离本福特分布，平均偏差大于 0.015；证据力弱。"),
    ENTERTAINMENT("RF-05", "招待费占比", 3, 3, Span.ANY, "公务招待费超过办公、电话、车辆和招待支出之和的 5%。"),
    RENAMED_ENTERTAINMENT("RF-06", "招待费改名", 4, 2, Span.ANY, "餐饮、食品、烟酒列在公益福利、办公经费或其他支出，或会议、慰问付给餐饮单位。"),
    YEAR_END("RF-07", "年末突击花钱", 3, 2, Span.YEAR, "第四季度支出超过全年四成，或 12 月超过前 11 个月平均数的 2 倍，或专项资金一半以上在最后 15 天支出。"),
    RELATED_PARTIES("RF-08", "关联往来", 5, 2, "需要居委会成员及其近亲属的申报信息，平台没有这项数据。"),
    DOMINANT_PAYEE("RF-09", "集中供应商", 3, 2, Span.ANY, "一个收款方占支出一半以上，且超过 20,000 元。"),
    SAME_BILL("RF-10", "同一票据或重复付款", 4, 3, Span.ANY, "同一票据号出现在两张以上凭证，或三日之内向同一收款方付同样金额。"),
    CASH("RF-11", "大额现金", 3, 3, Span.ANY, "单笔现金超过 1,000 元，或现金占支出三成以上。"),
    DAYS_OFF("RF-12", "休息日付款", 1, 1, Span.ANY, "同一个休息日记有 3 笔以上支出；调休上班日不算休息日。"),
    DIVERTED_FUND("RF-13", "专项挪用", 5, 2, Span.ANY, "专项资金列支工资、招待、电话、车辆，专项结余为负，或月末付出后几日内收回同额。"),
    NO_BILL("RF-14", "白条", 3, 3, Span.ANY, "没有票据号的支出超过支出金额的 5%。"),
    OLD_DEBT("RF-15", "往来长期挂账", 3, 2, Span.ANY, "应收款挂账超过 12 个月：按债权债务表（T-05），12 个月以前的应收至今没有收回。没有报送满 12 个月的不判断。"),
    LOW_RENT("RF-16", "租金偏低", 4, 2, Span.ANY, "按租赁台账（T-06），每平方米年租金低于全街道中位数的六成（不少于 5 份租约），或没有公开招租。没有报送台账的不判断。"),
    RELIEF_LISTS("RF-17", "救助名单异常", 5, 2, "需要救助名单明细，平台按规定不收取个人信息。"),
    WAGES("RF-18", "工资补贴超标", 4, 3, "需要街道核定的工资标准和实有人数，平台没有这项数据。"),
    SAME_TOTALS("RF-19", "收支雷同", 3, 2, Span.ANY, "连续三个月收入和支出合计完全相同。"),
    LATE_AND_LARGE("RF-20", "晚公开且大额", 4, 2, Span.ANY, "当月支出超过此前各月中位数的 2 倍，且当月财务未按时公开。");

    /// Thresholds and words of all rules together.
    public static final String VERSION = "3";

    private final String code;
    private final String title;
    private final int severity;
    private final int confidence;
    private final Span span;
    private final String explanation;

    LeadRule(String code, String title, int severity, int confidence, Span span, String explanation) {
        this.code = code;
        this.title = title;
        this.severity = severity;
        this.confidence = confidence;
        this.span = span;
        this.explanation = explanation;
    }

    LeadRule(String code, String title, int severity, int confidence, String missing) {
        this(code, title, severity, confidence, Span.NEVER, missing);
    }

    public enum Confidence {
        LOW("低"),
        MIDDLE("中"),
        HIGH("高");

        private final String label;

        Confidence(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Of which periods a rule can be asked.
    enum Span {
        ANY,
        LONGER_THAN_A_MONTH,
        YEAR,
        /// the platform lacks the data
        NEVER
    }

    public static Optional<LeadRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /// What the rule looks for; for a rule that cannot be tested, which data are missing.
    public String explanation() {
        return explanation;
    }

    /// Whether the platform has the data for it.
    public boolean isTested() {
        return span != Span.NEVER;
    }

    /// severity × confidence, 1 … 15
    public int score() {
        return severity * confidence;
    }

    /// How often the pattern alone means what it seems to.
    public Confidence confidence() {
        return switch (confidence) {
            case 1 -> Confidence.LOW;
            case 2 -> Confidence.MIDDLE;
            default -> Confidence.HIGH;
        };
    }

    Span span() {
        return span;
    }
}
