package org.jujian.etl.template;

import static org.jujian.etl.template.Column.optional;
import static org.jujian.etl.template.Column.required;
import static org.jujian.etl.template.ColumnKind.AMOUNT;
import static org.jujian.etl.template.ColumnKind.COUNT;
import static org.jujian.etl.template.ColumnKind.DATE;
import static org.jujian.etl.template.ColumnKind.KEY;
import static org.jujian.etl.template.ColumnKind.OPTION;
import static org.jujian.etl.template.ColumnKind.PERIOD;
import static org.jujian.etl.template.ColumnKind.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The forms in which communities and street offices hand in data (templates.md). Headings besides the canonical ones
/// are those of data-formats.md §4.
public enum Template {
    UNITS(
            "T-00",
            "单位名录",
            List.of(
                    Column.unitCode(),
                    required("社区名称", TEXT, "社区", "居委会", "村(居)名称", "单位名称", "填报单位"),
                    required("街道代码", KEY),
                    required("街道名称", TEXT, "街道"),
                    optional("社区类型", OPTION),
                    optional("户数", COUNT),
                    optional("常住人口", COUNT),
                    optional("楼栋数", COUNT),
                    optional("公开栏数", COUNT),
                    optional("启用日期", DATE),
                    optional("停用日期", DATE),
                    optional("后继社区代码", KEY)),
            List.of()),
    EVENTS(
            "T-01E",
            "事件登记",
            List.of(
                    Column.unitCode(),
                    required("事件编号", KEY),
                    itemCode(),
                    required("事件名称", TEXT),
                    optional("类型", OPTION, "类别", "事件类型"),
                    required("事件日期", DATE),
                    optional("完成日期", DATE),
                    optional("备注", TEXT)),
            List.of()),
    REGISTER(
            "T-01",
            "公开台账",
            List.of(
                    Column.unitCode(),
                    itemCode(),
                    optional("期间", PERIOD, "所属期"),
                    optional("事件编号", KEY),
                    optional("阶段", OPTION),
                    required("公开标题", TEXT, "标题"),
                    required("实际公开日期", DATE, "公布日期", "张贴日期", "公开时间", "上墙时间", "公开日期"),
                    required("公开渠道", OPTION, "公开形式", "公开载体", "公开方式"),
                    optional("已填要素", OPTION),
                    optional("证据", OPTION),
                    optional("党组织审查日期", DATE),
                    optional("监督小组审核日期", DATE),
                    optional("初审人", TEXT),
                    optional("初审日期", DATE),
                    optional("复审人", TEXT),
                    optional("复审日期", DATE),
                    optional("终审人", TEXT),
                    optional("终审日期", DATE),
                    optional("零报告", OPTION),
                    optional("更正", OPTION),
                    optional("依据", TEXT),
                    optional("正文", TEXT),
                    optional("备注", TEXT)),
            List.of(new Choice(List.of(List.of("期间"), List.of("事件编号"))))),
    LEDGER(
            "T-02",
            "收支明细",
            List.of(
                    Column.unitCode(),
                    required("会计期间", PERIOD, "月份", "所属期", "期间"),
                    required("业务日期", DATE, "日期", "发生日期", "记账日期"),
                    required("凭证字号", KEY, "凭证号", "单据号", "凭证编号", "记字号"),
                    optional("行号", COUNT),
                    optional("收支类型", OPTION),
                    required("公开科目", KEY, "公开科目代码", "公开科目名称", "科目"),
                    required("摘要", TEXT, "事由", "用途", "开支项目", "内容", "款项用途"),
                    optional("金额", AMOUNT),
                    optional("收入金额", AMOUNT, "收入", "借方", "借方(现金账)", "本月收入"),
                    optional("支出金额", AMOUNT, "支出", "贷方", "本月支出", "开支金额"),
                    optional("往来单位", TEXT, "往来单位/个人"),
                    optional("资金来源", TEXT),
                    optional("结算方式", OPTION),
                    optional("票据号", KEY),
                    optional("经手人", TEXT, "经办人"),
                    optional("证明人", TEXT, "验收人", "证明人/验收人"),
                    optional("审批人", TEXT, "批准人", "签批人"),
                    optional("监督小组审核人", TEXT),
                    optional("项目编号", KEY),
                    optional("合同编号", KEY),
                    optional("原凭证字号", KEY),
                    optional("备注", TEXT)),
            List.of(new Choice(List.of(List.of("收支类型", "金额"), List.of("收入金额"), List.of("支出金额"))))),
    SHEETS(
            "T-03",
            "月度公开表",
            List.of(
                    Column.unitCode(),
                    required("会计期间", PERIOD, "月份", "所属期", "期间"),
                    required("资金", KEY, "科目", "资金名称"),
                    required("上期结余", AMOUNT, "上月结余", "期初余额", "上季度余额"),
                    required("本期收入", AMOUNT, "收入", "收入金额", "本月收入"),
                    required("本期支出", AMOUNT, "支出", "支出金额", "本月支出"),
                    required("期末结余", AMOUNT, "本月结余", "余额", "结存", "期末余额", "本期结余"),
                    optional("本年累计收入", AMOUNT),
                    optional("本年累计支出", AMOUNT),
                    optional("备注", TEXT)),
            List.of()),
    SPECIAL_FUNDS("T-04", "专项资金", Forms.SPECIAL_FUNDS),
    DEBTS("T-05", "债权债务", Forms.DEBTS),
    LEASES("T-06", "租赁台账", Forms.LEASES),
    UTILITIES("T-07", "水电", Forms.UTILITIES),
    FEEDBACK(
            "T-08",
            "意见台账",
            List.of(
                    Column.unitCode(),
                    required("意见编号", KEY, "留言编号", "工单号"),
                    required("类型", OPTION, "类别"),
                    required("提出时间", DATE, "留言时间"),
                    required("内容", TEXT, "留言详情", "诉求内容"),
                    optional("渠道", TEXT),
                    optional("关联事项代码", KEY),
                    optional("受理时间", DATE),
                    optional("答复时间", DATE),
                    optional("答复内容", TEXT, "答复意见"),
                    optional("办结时间", DATE),
                    optional("评价", OPTION, "满意度"),
                    optional("异议结论", OPTION),
                    optional("是否公开反馈", OPTION)),
            List.of()),
    SURVEYS(
            "T-09",
            "满意度汇总",
            List.of(
                    Column.unitCode(),
                    required("期间", PERIOD, "所属期", "月份"),
                    required("调查方式", OPTION),
                    required("发放数", COUNT),
                    required("满意", COUNT),
                    required("基本满意", COUNT, "一般"),
                    required("不满意", COUNT),
                    required("不了解", COUNT),
                    optional("无效", COUNT)),
            List.of()),
    MEETINGS("T-10", "会议与表决", Forms.MEETINGS),
    EVALUATIONS("T-11", "评议结果", Forms.EVALUATIONS),
    REVIEWS("T-12", "审查登记", Forms.REVIEWS, List.of(new Choice(List.of(List.of("期间"), List.of("事件编号")))));

    private final String code;
    private final String title;
    private final List<Column> columns;
    private final List<Choice> choices;
    private final @Nullable Form form;

    Template(String code, String title, List<Column> columns, List<Choice> choices) {
        this.code = code;
        this.title = title;
        this.columns = columns;
        this.choices = choices;
        this.form = null;
    }

    Template(String code, String title, Form form) {
        this(code, title, form, List.of());
    }

    Template(String code, String title, Form form, List<Choice> choices) {
        this.code = code;
        this.title = title;
        this.columns = form.columns();
        this.choices = choices;
        this.form = form;
    }

    /// `T-00` … `T-12`, as in contract.md.
    public String code() {
        return code;
    }

    /// 单位名录 …
    public String title() {
        return title;
    }

    /// In the order of templates.md, which is also the order in which a row's cells are judged.
    public List<Column> columns() {
        return columns;
    }

    public List<Choice> choices() {
        return choices;
    }

    /// How its rows are read and stored, where that is all that there is to them.
    public Optional<Form> form() {
        return Optional.ofNullable(form);
    }

    public static Optional<Template> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }

    private static Column itemCode() {
        return required("公开事项代码", KEY, "事项编号", "事项代码", "公开事项", "公开内容", "公开项目", "二级事项", "栏目");
    }
}
