package org.jujian.etl.warehouse;

import java.util.List;
import org.jujian.etl.template.Form;
import org.jujian.etl.template.Template;

/// How the columns of a fact are written again under the headings of its template, each as a text.
final class HeldColumns {
    private static final Shown UNIT = new Shown("社区代码", "toString(unit)");

    private HeldColumns() {}

    record Shown(String heading, String expression) {}

    static List<Shown> of(Template template) {
        return switch (template) {
            case UNITS ->
                List.of(
                        UNIT,
                        text("社区名称", "name"),
                        new Shown("街道代码", "toString(street)"),
                        text("街道名称", "street_name"),
                        text("社区类型", "kind"),
                        optional("户数", "households"),
                        optional("常住人口", "residents"),
                        optional("楼栋数", "buildings"),
                        optional("公开栏数", "boards"),
                        optional("启用日期", "enabled_on"),
                        optional("停用日期", "disabled_on"),
                        optional("后继社区代码", "successor"));
            case EVENTS ->
                List.of(
                        UNIT,
                        text("事件编号", "event"),
                        text("公开事项代码", "item"),
                        text("事件名称", "name"),
                        text("类型", "kind"),
                        optional("事件日期", "happened_on"),
                        optional("完成日期", "completed_on"),
                        text("备注", "remark"));
            case REGISTER ->
                List.of(
                        UNIT,
                        text("公开事项代码", "item"),
                        text("期间", "period"),
                        text("事件编号", "event"),
                        text("阶段", "stage"),
                        text("公开标题", "title"),
                        moment("实际公开日期", "claimed_on", "claimed_time"),
                        new Shown("公开渠道", "arrayStringConcat(channels, ';')"),
                        new Shown(
                                "已填要素",
                                "if(all_elements, '全部', arrayStringConcat(arrayMap(x -> toString(x), elements), ';'))"),
                        new Shown("证据", "arrayStringConcat(proofs, ';')"),
                        optional("党组织审查日期", "party_reviewed_on"),
                        optional("监督小组审核日期", "supervisor_reviewed_on"),
                        text("初审人", "first_reviewer"),
                        optional("初审日期", "first_reviewed_on"),
                        text("复审人", "second_reviewer"),
                        optional("复审日期", "second_reviewed_on"),
                        text("终审人", "final_reviewer"),
                        optional("终审日期", "final_reviewed_on"),
                        new Shown("零报告", "if(nil_return, '是', '否')"),
                        text("更正", "correction"),
                        text("依据", "basis"),
                        text("正文", "body"),
                        text("备注", "remark"));
            case LEDGER ->
                List.of(
                        UNIT,
                        month("会计期间", "month"),
                        optional("业务日期", "business_on"),
                        text("凭证字号", "voucher"),
                        optional("行号", "line"),
                        text("收支类型", "direction"),
                        text("公开科目", "account_written"),
                        text("摘要", "summary"),
                        money("金额", "amount"),
                        text("往来单位", "counterparty"),
                        text("资金来源", "fund_source"),
                        text("结算方式", "settlement"),
                        text("票据号", "bill_no"),
                        text("经手人", "handler"),
                        text("证明人", "witness"),
                        text("审批人", "approver"),
                        text("监督小组审核人", "supervisor"),
                        text("项目编号", "project"),
                        text("合同编号", "contract"),
                        text("原凭证字号", "reversed_voucher"),
                        text("备注", "remark"));
            case SHEETS ->
                List.of(
                        UNIT,
                        month("会计期间", "month"),
                        text("资金", "fund"),
                        money("上期结余", "opening"),
                        money("本期收入", "income"),
                        money("本期支出", "expense"),
                        money("期末结余", "closing"),
                        money("本年累计收入", "year_income"),
                        money("本年累计支出", "year_expense"),
                        text("备注", "remark"));
            case FEEDBACK ->
                List.of(
                        UNIT,
                        text("意见编号", "feedback"),
                        text("类型", "kind"),
                        moment("提出时间", "raised_on", "raised_time"),
                        text("内容", "matter"),
                        text("渠道", "channel"),
                        text("关联事项代码", "item"),
                        optional("受理时间", "accepted_on"),
                        new Shown(
                                "答复时间",
                                "concat(ifNull(toString(answered_on), ''), if(answered_time = '', '', concat(' ', answered_time)))"),
                        text("答复内容", "answer"),
                        optional("办结时间", "closed_on"),
                        text("评价", "rating"),
                        text("异议结论", "finding"),
                        text("是否公开反馈", "disclosed"));
            case SURVEYS ->
                List.of(
                        UNIT,
                        text("期间", "period"),
                        text("调查方式", "method"),
                        optional("发放数", "issued"),
                        optional("满意", "satisfied"),
                        optional("基本满意", "fairly_satisfied"),
                        optional("不满意", "dissatisfied"),
                        optional("不了解", "unaware"),
                        optional("无效", "invalid"));
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                template.form().orElseThrow().fields().stream()
                        .map(HeldColumns::shown)
                        .toList();
        };
    }

    private static Shown shown(Form.Field field) {
        return switch (field.reading()) {
            case Form.Answer answer -> text(field.heading(), field.stored());
            case Form.Plain plain ->
                switch (plain) {
                    case UNIT -> UNIT;
                    case ITEM, EVENT, KEY, TEXT, SPAN, PERIOD, YES_NO -> text(field.heading(), field.stored());
                    case MONTH -> month(field.heading(), field.stored());
                    case AMOUNT -> money(field.heading(), field.stored());
                    case COUNT, MEASURE, MULTIPLIER, PERCENT, DAY, PAST_DAY ->
                        optional(field.heading(), field.stored());
                };
        };
    }

    private static Shown text(String heading, String column) {
        return new Shown(heading, "toString(" + column + ")");
    }

    /// A number or a day.
    private static Shown optional(String heading, String column) {
        return new Shown(heading, "ifNull(toString(" + column + "), '')");
    }

    private static Shown month(String heading, String column) {
        return new Shown(heading, "substring(toString(" + column + "), 1, 7)");
    }

    private static Shown money(String heading, String column) {
        return new Shown(heading, "ifNull(toDecimalString(" + column + ", 2), '')");
    }

    private static Shown moment(String heading, String day, String time) {
        return new Shown(heading, "concat(toString(%s), if(%s = '', '', concat(' ', %s)))".formatted(day, time, time));
    }
}
