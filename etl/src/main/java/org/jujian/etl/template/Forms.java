package org.jujian.etl.template;

import static org.jujian.etl.template.Form.Plain.AMOUNT;
import static org.jujian.etl.template.Form.Plain.COUNT;
import static org.jujian.etl.template.Form.Plain.DAY;
import static org.jujian.etl.template.Form.Plain.EVENT;
import static org.jujian.etl.template.Form.Plain.ITEM;
import static org.jujian.etl.template.Form.Plain.KEY;
import static org.jujian.etl.template.Form.Plain.MEASURE;
import static org.jujian.etl.template.Form.Plain.MONTH;
import static org.jujian.etl.template.Form.Plain.MULTIPLIER;
import static org.jujian.etl.template.Form.Plain.PAST_DAY;
import static org.jujian.etl.template.Form.Plain.PERCENT;
import static org.jujian.etl.template.Form.Plain.PERIOD;
import static org.jujian.etl.template.Form.Plain.SPAN;
import static org.jujian.etl.template.Form.Plain.TEXT;
import static org.jujian.etl.template.Form.Plain.UNIT;
import static org.jujian.etl.template.Form.Plain.YES_NO;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jujian.etl.template.Form.Answer;
import org.jujian.etl.template.Form.Field;
import org.jujian.etl.template.Form.NotBefore;
import org.jujian.etl.template.Form.Reading;
import org.jujian.etl.template.Form.Role;
import org.jujian.etl.template.Form.SumAtMost;
import org.jujian.etl.template.Form.Together;

/// The templates whose columns templates.md leaves to finance.md §3.3 to §3.6 and process.md §2, §8 and §9. Required is
/// what makes the row a fact: its key, and the figures that the disclosure catalogue names (catalogue.md §3).
final class Forms {
    /// T-04, finance.md §3.3. Amounts are cumulative to the end of the month. 中标价, 调整决议号 and 变更签证号 are what FV-10
    /// and FV-11 compare with.
    static final Form SPECIAL_FUNDS = new Form(
            "special_fund",
            List.of(
                    unit(),
                    month(),
                    key("项目编号", "project", KEY, "项目代码", "专项编号", "编号"),
                    required("项目名称", "name", TEXT, "名称", "专项名称", "专项资金名称", "项目"),
                    required("资金来源", "source", TEXT, "来源"),
                    optional("文号", "document", TEXT, "批准文号", "批文号", "文件号"),
                    required("预算金额", "budget", AMOUNT, "预算", "预算数", "预算额"),
                    required("已到账", "received", AMOUNT, "到账金额", "累计到账", "已到账金额"),
                    required("已支出", "spent", AMOUNT, "支出金额", "累计支出", "已支出金额"),
                    optional("中标价", "bid", AMOUNT, "中标金额", "中标额"),
                    optional("合同额", "contract", AMOUNT, "合同金额", "合同价"),
                    optional("结算额", "settlement", AMOUNT, "结算金额", "决算额", "决算金额"),
                    optional("开工日期", "started_on", DAY, "开工", "开工时间"),
                    optional("竣工日期", "completed_on", DAY, "竣工", "竣工时间", "完工日期"),
                    optional("进度", "progress", PERCENT, "进度%", "形象进度", "工程进度"),
                    optional("招标方式", "bidding", TEXT, "采购方式", "发包方式"),
                    optional("调整决议号", "adjustment", KEY, "预算调整决议号", "决议号"),
                    optional("变更签证号", "variation", KEY, "签证号", "变更签证"),
                    remark()),
            "会计期间",
            List.of(new NotBefore("竣工日期", "开工日期")));

    /// T-05, finance.md §3.4; 性质 as the accounts 6.01 to 6.05 of §2. Whether 期初 + 增加 - 减少 is 期末 is FV-19.
    static final Form DEBTS = new Form(
            "debt",
            List.of(
                    unit(),
                    month(),
                    key("对方", "counterparty", KEY, "对方单位", "往来单位", "单位或个人", "债权债务人"),
                    key(
                            "性质",
                            "nature",
                            answer(
                                    "银行贷款=6.01=贷款=银行借款",
                                    "往来应收=6.02=应收=应收款=债权",
                                    "往来应付=6.03=应付=应付款",
                                    "其他借款=6.04=借款",
                                    "还款=6.05"),
                            "款项性质",
                            "类别",
                            "科目"),
                    required("期初", "opening", AMOUNT, "期初余额", "上期余额", "上月余额"),
                    required("增加", "increase", AMOUNT, "本期增加", "本月增加"),
                    required("减少", "decrease", AMOUNT, "本期减少", "本月减少"),
                    required("期末", "closing", AMOUNT, "期末余额", "本期余额", "本月余额", "余额"),
                    optional("到期日", "due_on", DAY, "到期日期", "还款期限"),
                    optional("利率", "rate", PERCENT, "利率%", "年利率", "年利率%"),
                    optional("决议号", "resolution", KEY, "会议决议号", "决议编号"),
                    remark()),
            "会计期间",
            List.of());

    /// T-06, finance.md §3.5. A lease with its tenant; an empty house is written 空置 in 承租人.
    static final Form LEASES = new Form(
            "lease",
            List.of(
                    unit(),
                    month(),
                    key("标的", "subject", KEY, "租赁标的", "标的物", "房屋地址", "出租物业", "资产名称"),
                    optional("面积", "area", MEASURE, "面积(平方米)", "面积(㎡)", "建筑面积", "租赁面积"),
                    required("承租人", "tenant", TEXT, "承租方", "租户"),
                    required("起租日期", "begins_on", DAY, "起", "起租日", "租期起", "合同起始日期", "开始日期"),
                    required("到期日期", "ends_on", DAY, "止", "到期日", "租期止", "合同到期日期", "结束日期"),
                    required("年租金", "rent", AMOUNT, "年租金额", "合同年租金"),
                    required("应收", "owed", AMOUNT, "应收租金", "应收金额"),
                    required("实收", "paid", AMOUNT, "实收租金", "实收金额", "已收租金"),
                    optional("欠租", "arrears", AMOUNT, "欠", "欠收", "欠缴租金", "欠费"),
                    optional("公开招租", "tendered", YES_NO, "是否公开招租"),
                    optional("合同编号", "contract", KEY, "合同号"),
                    remark()),
            "会计期间",
            List.of(new NotBefore("到期日期", "起租日期")));

    /// T-07, finance.md §3.6; 类别 by the accounts 5.01 and 5.02. A meter that was changed runs backwards: FV-21 warns.
    static final Form UTILITIES = new Form(
            "utility",
            List.of(
                    unit(),
                    month(),
                    key("表号", "meter", KEY, "水表号", "电表号", "户号", "表计编号"),
                    optional("类别", "kind", answer("用水=水=水费=5.01", "用电=电=电费=5.02"), "水电类别", "类型"),
                    required("起码", "begins", MEASURE, "上月读数", "上期读数", "起度", "期初读数"),
                    required("止码", "ends", MEASURE, "本月读数", "本期读数", "止度", "期末读数"),
                    optional("倍率", "multiplier", MULTIPLIER),
                    required("单价", "price", MEASURE, "单价(元)", "电价", "水价"),
                    required("金额", "amount", AMOUNT, "应缴金额", "费用", "水电费"),
                    remark()),
            "会计期间",
            List.of());

    /// T-10, process.md §8 (D0 to D10; D4 is 会议日期, D5 表决结果) and §9. Everything in it has happened. Whether the quorum
    /// was met depends on the law of the day and is no matter of reading.
    static final Form MEETINGS = new Form(
            "meeting",
            List.of(
                    unit(),
                    key("会议编号", "meeting", KEY, "会议号"),
                    required("会议名称", "name", TEXT, "会议主题", "议题", "名称"),
                    required(
                            "会议类型",
                            "kind",
                            answer(
                                    "居民会议=居民大会",
                                    "居民代表会议=居民代表大会=代表会议",
                                    "两委会议=两委班子会议",
                                    "协商议事会=议事园=协商会议",
                                    "群众监督会议",
                                    "监督小组会议=居务监督小组会议=居务监督委员会会议",
                                    "党组织会议=党员大会=支部会议",
                                    "其他"),
                            "类型",
                            "会议类别"),
                    optional("关联事项代码", "item", ITEM, "公开事项代码", "事项代码"),
                    optional("事件编号", "event", EVENT),
                    required("会议日期", "held_on", PAST_DAY, "召开日期", "表决日期", "开会日期", "会议时间"),
                    optional("公告日期", "convened_on", PAST_DAY, "会议公告日期", "通知日期"),
                    required("应到", "invited", COUNT, "应到人数", "应出席人数"),
                    required("实到", "present", COUNT, "实到人数", "出席人数"),
                    optional("表决方式", "method", answer("举手=举手表决", "票决=投票=无记名投票=投票表决")),
                    optional("赞成", "agreed", COUNT, "赞成票", "同意", "赞成人数"),
                    optional("反对", "opposed", COUNT, "反对票", "不同意", "反对人数"),
                    optional("弃权", "abstained", COUNT, "弃权票", "弃权人数"),
                    optional("表决结果", "outcome", answer("通过=已通过", "未通过=不通过=否决"), "结果"),
                    optional("决议内容", "resolution", TEXT, "决议", "会议决议"),
                    optional("提议日期", "proposed_on", PAST_DAY),
                    optional("商议日期", "discussed_on", PAST_DAY, "两委商议日期"),
                    optional("协商日期", "consulted_on", PAST_DAY, "协商议事日期"),
                    optional("事前公开日期", "announced_on", PAST_DAY),
                    optional("决议公布日期", "published_on", PAST_DAY, "公布日期"),
                    optional("备案日期", "filed_on", PAST_DAY, "报备日期", "报街道备案日期"),
                    optional("备案号", "filing", KEY, "报街道备案号", "备案编号"),
                    optional("实施日期", "started_on", PAST_DAY, "开始实施日期"),
                    optional("完工日期", "completed_on", PAST_DAY, "决算日期", "完成日期"),
                    optional("评议日期", "evaluated_on", PAST_DAY, "监督小组评议日期"),
                    remark()),
            "会议日期",
            List.of(new SumAtMost(List.of("赞成", "反对", "弃权"), "实到"), new SumAtMost(List.of("实到"), "应到")));

    /// T-11, process.md §9: totals of secret ballots for each post, no names.
    static final Form EVALUATIONS = new Form(
            "evaluation",
            List.of(
                    unit(),
                    key("期间", "period", SPAN, "评议期间", "所属期", "年度"),
                    key("岗位", "post", KEY, "职务", "评议岗位", "评议对象"),
                    optional("人员类别", "kind", answer("成员=居委会成员", "聘用人员=聘用", "监督小组成员=监督委员会成员"), "类别"),
                    optional("人数", "people", COUNT, "评议人数", "被评议人数"),
                    optional("会议编号", "meeting", KEY, "评议会议编号"),
                    optional("评议日期", "held_on", PAST_DAY, "测评日期"),
                    required("发出", "issued", COUNT, "发出票数", "发出数", "发放数"),
                    required("收回", "returned", COUNT, "收回票数", "收回数"),
                    required("有效", "valid", COUNT, "有效票", "有效票数", "有效数"),
                    required("优秀", "excellent", COUNT, "优秀票"),
                    required("称职", "competent", COUNT, "称职票"),
                    required("基本称职", "fairly_competent", COUNT, "基本称职票"),
                    required("不称职", "incompetent", COUNT, "不称职票"),
                    optional("评议次数", "times", COUNT),
                    optional("连续两次不称职人数", "twice_incompetent", COUNT),
                    optional("公布日期", "published_on", PAST_DAY, "结果公布日期"),
                    remark()),
            "期间",
            List.of(
                    new SumAtMost(List.of("优秀", "称职", "基本称职", "不称职"), "有效"),
                    new SumAtMost(List.of("有效"), "收回"),
                    new SumAtMost(List.of("收回"), "发出")));

    /// T-12, process.md §2: what the record must contain (T7§三), the three opinions with their dates, the two decisions
    /// of the third, and the reviews of 党组织 and 监督小组. 公开日期 is the planned day; what is withheld has none.
    static final Form REVIEWS = new Form(
            "review",
            List.of(
                    unit(),
                    key("公开事项代码", "item", ITEM, "事项编号", "事项代码", "公开事项", "公开事项名称"),
                    optionalKey("期间", "period", PERIOD, "所属期"),
                    optionalKey("事件编号", "event", EVENT),
                    key("文件", "file", KEY, "文件名称", "材料名称", "审查文件", "标题"),
                    optional("来源", "origin", answer("本单位产生", "上级下发", "下级上报", "同级交流"), "文件来源"),
                    required("载体形式", "medium", TEXT, "载体"),
                    optional("公开日期", "planned_on", DAY, "拟公开日期"),
                    required("报送部门", "submitter", TEXT, "送审部门", "报送单位"),
                    optional("信息类别", "secrecy", answer("国家秘密", "商业秘密", "工作秘密", "个人隐私", "过程性信息", "无=不涉密=不涉及"), "涉密类别"),
                    required("初审人", "first_reviewer", TEXT),
                    required("初审意见", "first_opinion", TEXT),
                    required("初审日期", "first_reviewed_on", PAST_DAY),
                    optional("复审人", "second_reviewer", TEXT),
                    optional("复审意见", "second_opinion", TEXT),
                    optional("复审日期", "second_reviewed_on", PAST_DAY),
                    optional("终审人", "final_reviewer", TEXT, "批准人"),
                    optional("终审意见", "final_opinion", TEXT, "批准意见"),
                    optional("终审日期", "final_reviewed_on", PAST_DAY, "批准日期"),
                    optional("纸质公开", "on_paper", YES_NO),
                    optional("网上公开", "online", YES_NO),
                    optional(
                            "审查结论",
                            "decision",
                            answer("公开", "部分公开", "内部=内部事项", "班子内部=限制公开", "不予公开=不公开=禁止公开", "暂缓公开", "报请确定"),
                            "结论"),
                    optional("依据", "ground", TEXT, "不公开依据", "理由和依据"),
                    optional("报请文号", "referral", KEY),
                    optional("复核日期", "review_again_on", DAY),
                    optional("党组织审查日期", "party_reviewed_on", PAST_DAY),
                    optional("党组织审查意见", "party_opinion", TEXT),
                    optional("监督小组审核日期", "supervisor_reviewed_on", PAST_DAY),
                    optional("监督小组审核意见", "supervisor_opinion", TEXT),
                    remark()),
            "期间",
            List.of(new Together("信息类别", "国家秘密", "审查结论", List.of("不予公开"))));

    private Forms() {}

    private static Field unit() {
        return new Field(Column.unitCode(), "unit", UNIT, Role.KEY);
    }

    private static Field month() {
        return key("会计期间", "month", MONTH, "月份", "所属期", "期间");
    }

    private static Field remark() {
        return optional("备注", "remark", TEXT);
    }

    private static Field key(String heading, String stored, Reading reading, String... synonyms) {
        return new Field(Column.required(heading, kind(reading), synonyms), stored, reading, Role.KEY);
    }

    private static Field optionalKey(String heading, String stored, Reading reading, String... synonyms) {
        return new Field(Column.optional(heading, kind(reading), synonyms), stored, reading, Role.KEY);
    }

    private static Field required(String heading, String stored, Reading reading, String... synonyms) {
        return new Field(Column.required(heading, kind(reading), synonyms), stored, reading, Role.VALUE);
    }

    private static Field optional(String heading, String stored, Reading reading, String... synonyms) {
        return new Field(Column.optional(heading, kind(reading), synonyms), stored, reading, Role.VALUE);
    }

    /// Each answer is written with its other spellings behind it: `票决=投票`.
    private static Answer answer(String... written) {
        var answers = new ArrayList<String>();
        Map<String, String> spellings = new HashMap<>();
        for (String one : written) {
            List<String> ways = List.of(one.split("="));
            answers.add(ways.getFirst());
            ways.forEach(way -> spellings.put(way, ways.getFirst()));
        }
        return new Answer(answers, spellings);
    }

    private static ColumnKind kind(Reading reading) {
        return switch (reading) {
            case Answer answer -> ColumnKind.OPTION;
            case Form.Plain plain ->
                switch (plain) {
                    case UNIT, ITEM, EVENT, KEY -> ColumnKind.KEY;
                    case TEXT -> ColumnKind.TEXT;
                    case MONTH, SPAN, PERIOD -> ColumnKind.PERIOD;
                    case AMOUNT -> ColumnKind.AMOUNT;
                    case COUNT -> ColumnKind.COUNT;
                    case MEASURE, MULTIPLIER, PERCENT -> ColumnKind.MEASURE;
                    case DAY, PAST_DAY -> ColumnKind.DATE;
                    case YES_NO -> ColumnKind.OPTION;
                };
        };
    }
}
