package org.jujian.etl.blank;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Form;
import org.jujian.etl.template.Template;

/// What a column wants, for the one who fills it in.
///
/// @param kind    what a cell holds, for people: `日期`
/// @param example a cell as it may be written; never empty
/// @param advice  what the kind does not say already, else `""`
public record ColumnGuide(String name, Column.Need need, String kind, String example, String advice) {
    private record Said(String example, String advice) {}

    private static final String SEVERAL = "；多个用分号隔开";

    /// What templates.md says of columns whose kind says too little.
    private static final Map<String, Said> SAID = Map.ofEntries(
            Map.entry("社区代码", new Said("310114004009", "12 位数字，不要写成 3.10114E+11")),
            Map.entry("社区名称", new Said("李园一村社区居委会", "")),
            Map.entry("街道代码", new Said("310114004", "社区代码的前 9 位")),
            Map.entry("街道名称", new Said("嘉定镇街道", "")),
            Map.entry("社区类型", new Said("城市社区", "城市社区或村改居；不填按城市社区")),
            Map.entry("后继社区代码", new Said("310114004010", "撤并后由哪个社区承接")),
            Map.entry("公开事项代码", new Said("CW-02", "公开目录里的代码")),
            Map.entry("事件编号", new Said("SJ-2026-01", "与事件登记里的编号一致")),
            Map.entry("阶段", new Said("事前", "事前、事中或事后；只有全过程公开的事项填")),
            Map.entry("公开渠道", new Said("公开栏；网站", "公开栏、电子屏、居民会议、信箱、网站" + SEVERAL)),
            Map.entry("已填要素", new Said("全部", "要素的序号如 1；2；7，或写全部")),
            Map.entry("证据", new Said("e1；e2", "e1 至 e10" + SEVERAL)),
            Map.entry("零报告", new Said("否", "本期没有发生写是")),
            Map.entry("更正", new Said("否", "否、主动或责令")),
            Map.entry("收支类型", new Said("支出", "收入或支出")),
            Map.entry("凭证字号", new Said("记-0021", "")),
            Map.entry("公开科目", new Said("2.07", "公开科目表里的代码或名称")),
            Map.entry("摘要", new Said("办公用品", "不写姓名、证件号、电话、卡号")),
            Map.entry("结算方式", new Said("转账", "现金或转账")),
            Map.entry("行号", new Said("1", "同一凭证有几行时填；不填为 1")),
            Map.entry("资金", new Said("现金", "现金、银行存款或专项资金的名称")),
            Map.entry("意见编号", new Said("YJ-2026-001", "")),
            Map.entry("提出时间", new Said("2026-03-20", "可以带时刻")),
            Map.entry("内容", new Said("楼道照明不亮", "不写姓名、证件号、电话、卡号")),
            Map.entry("评价", new Said("满意", "满意、基本满意、不满意或未评价")),
            Map.entry("异议结论", new Said("不成立", "成立-遗漏、成立-不真实或不成立")),
            Map.entry("是否公开反馈", new Said("是", "是或否")),
            Map.entry("调查方式", new Said("入户", "入户、电话、扫码或代表测评")),
            Map.entry("启用日期", new Said("2026-01-01", "不填按首次报送那一年的 1 月 1 日")));

    private static final Said EVENT_KIND = new Said("申请", "一事一公开、申请、全过程或变更");
    private static final Said FEEDBACK_KIND = new Said("建议", "咨询、建议、投诉、举报、异议或质询");
    private static final Said REGISTER_PERIOD = new Said("2026-03", "2026-03、2026Q1、2026、2026计划或长期；与事件编号填一个");

    /// In the order of the template.
    public static List<ColumnGuide> of(Template template) {
        return template.columns().stream().map(column -> of(template, column)).toList();
    }

    private static ColumnGuide of(Template template, Column column) {
        Said said = said(template, column);
        return new ColumnGuide(column.name(), column.need(), kind(column.kind()), said.example(), said.advice());
    }

    private static Said said(Template template, Column column) {
        if (column.name().equals("类型") && template == Template.EVENTS) {
            return EVENT_KIND;
        }
        if (column.name().equals("类型") && template == Template.FEEDBACK) {
            return FEEDBACK_KIND;
        }
        if (column.name().equals("期间") && !template.choices().isEmpty()) {
            return REGISTER_PERIOD;
        }
        return template.form()
                .flatMap(form -> form.fields().stream()
                        .filter(f -> f.column().equals(column))
                        .findFirst())
                .map(ColumnGuide::ofField)
                .orElseGet(() -> Objects.requireNonNullElseGet(SAID.get(column.name()), () -> usual(column.kind())));
    }

    private static Said ofField(Form.Field field) {
        return switch (field.reading()) {
            case Form.Answer answer -> new Said(answer.answers().getFirst(), answer.expected());
            case Form.Plain plain ->
                switch (plain) {
                    case UNIT, ITEM, EVENT, KEY, TEXT, MONTH, AMOUNT, COUNT, PAST_DAY, MEASURE ->
                        Objects.requireNonNullElseGet(
                                SAID.get(field.heading()),
                                () -> usual(field.column().kind()));
                    case SPAN, PERIOD -> new Said("2026Q1", "2026-03、2026Q1 或 2026");
                    case DAY -> new Said("2026-03-20", "可以是以后的日期");
                    case PERCENT -> new Said("80", "0 至 100");
                    case MULTIPLIER -> new Said("1", "不填为 1");
                    case YES_NO -> new Said("是", "是或否");
                };
        };
    }

    private static String kind(ColumnKind kind) {
        return switch (kind) {
            case KEY -> "代码、编号或名称";
            case TEXT -> "文字";
            case AMOUNT -> "金额（元）";
            case COUNT -> "整数";
            case MEASURE -> "数字";
            case DATE -> "日期";
            case PERIOD -> "期间";
            case OPTION -> "选项";
        };
    }

    private static Said usual(ColumnKind kind) {
        return switch (kind) {
            case KEY -> new Said("XM-01", "");
            case TEXT -> new Said("文字", "");
            case AMOUNT -> new Said("1234.56", "最多两位小数，可以带千分位逗号");
            case COUNT -> new Said("12", "");
            case MEASURE -> new Said("36.5", "最多四位小数");
            case DATE -> new Said("2026-03-20", "");
            case PERIOD -> new Said("2026-03", "");
            case OPTION -> new Said("是", "");
        };
    }
}
