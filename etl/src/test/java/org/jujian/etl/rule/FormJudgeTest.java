package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jujian.etl.fact.FormRow;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;

/// T-04 to T-07 and T-10 to T-12: the file as it is fed, then what became of its rows.
class FormJudgeTest {
    private static final String STREET = "310114004";

    private final Feeding feeding = new Feeding(new Received()
            .unit("310114004001", CommunityKind.URBAN)
            .unit("310114004009", CommunityKind.RURAL)
            .unit("640104005001", CommunityKind.URBAN));

    @Test
    void readsSpecialFunds() throws IOException {
        assertThat(fed(Template.SPECIAL_FUNDS, """
                2026年2月专项资金公开表,,,,,,,,,,,
                单位：万元,,,,,,,,,,,
                社区代码,月份,项目编号,名称,资金来源,文号,预算,已到账,已支出,合同额,开工,竣工,进度%
                310114004001,2026年2月,ZX-01,楼道改造,上级拨款,嘉府〔2025〕8号,12.5,10,6.25,12,2026-01-05,2026-06-30,60%
                310114004001,2026年2月,ZX-02,凉亭,自筹,,2,2,—,,,,100.5%
                310114004001,2026年2月,ZX-03,凉亭,自筹,,2,2,0,,2026-03-01,2026-02-28,
                310114004001,2026年2月,,凉亭,自筹,,2,2,0,,,,
                310114004001,2026Q1,ZX-05,凉亭,自筹,,2,2,0,,,,
                合计,,,,,,16.5,16,6.25,,,,
                """)).isEqualTo("""
                4 [2026-02-01, ZX-01] [楼道改造, 上级拨款, 嘉府〔2025〕8号, 125000.00, 100000.00, 62500.00, null, 120000.00, null, 2026-01-05, 2026-06-30, 60, , , , ]
                5 BAD_VALUE 进度
                6 BAD_VALUE 竣工日期
                7 MISSING_VALUE 项目编号
                8 BAD_VALUE 会计期间
                9 TOTAL_MISMATCH 预算金额
                9 TOTAL_MISMATCH 已到账
                """);
    }

    @Test
    void readsDebtsWhoseSumsAreNobodysReasonToRejectThem() throws IOException {
        assertThat(fed(Template.DEBTS, """
                社区代码,会计期间,对方,性质,期初,增加,减少,期末,到期日,利率,决议号
                310114004009,2026-02,某银行,贷款,100000,0,5000.00,95000,2027-12-31,4.35%,2024-3
                310114004009,2026-02,某银行,6.02,1,—,/,9,,,
                310114004009,2026-02,某银行,存款,1,1,1,1,,,
                310114004009,2026-02,某银行,,1,1,1,1,,,
                310114004009,2026-02,某银行,银行贷款,100000,0,5000.00,95000.01,2027-12-31,4.35,2024-3
                310114004009,202602,某银行,银行贷款,"100,000",0,5000,95000,2027/12/31,４.３５００,2024-3
                """)).isEqualTo("""
                2 [2026-02-01, 某银行, 银行贷款] [100000.00, 0.00, 5000.00, 95000.00, 2027-12-31, 4.35, 2024-3, ]
                3 [2026-02-01, 某银行, 往来应收] [1.00, 0.00, 0.00, 9.00, null, null, , ]
                4 BAD_VALUE 性质
                5 MISSING_VALUE 性质
                6 DUPLICATE_KEY 性质
                7 unchanged
                """);
    }

    @Test
    void readsLeases() throws IOException {
        assertThat(fed(Template.LEASES, """
                社区代码,会计期间,标的,面积(㎡),承租人,起,止,年租金,应收,实收,欠,是否公开招租
                310114004001,2026-02,中山路1号,85.5㎡,便民超市,2025-01-01,2027-12-31,"36,000",3000,3000,0,是
                310114004001,2026-02,中山路2号,,便民超市,2025-01-01,2024-12-31,36000,3000,0,3000,×
                310114004001,2026-02,中山路3号,八十,便民超市,2025-01-01,2027-12-31,36000,3000,0,3000,×
                310114004001,2026-02,中山路4号,-1,,2025-01-01,2027-12-31,36000,3000,0,3000,×
                """)).isEqualTo("""
                2 [2026-02-01, 中山路1号] [85.5, 便民超市, 2025-01-01, 2027-12-31, 36000.00, 3000.00, 3000.00, 0.00, 是, , ]
                3 BAD_VALUE 到期日期
                4 BAD_VALUE 面积
                5 MISSING_VALUE 承租人
                """);
    }

    @Test
    void readsMetersAlsoThoseThatRanBackwards() throws IOException {
        assertThat(fed(Template.UTILITIES, """
                社区代码,会计期间,表号,类别,起码,止码,倍率,单价,金额
                310114004001,2026-02,D-01,电费,"1,200",1350.5,,0.617元/度,92.86
                310114004001,2026-02,S-01,水,99990,12,1,3.45,75.9
                310114004001,2026-02,S-02,气,0,12,1,3.45,75.9
                310114004001,2026-02,S-03,水,0,12,1,3.45001,75.9
                310114004001,2026-02,S-04,水,,12,1,3.45,75.9
                """)).isEqualTo("""
                2 [2026-02-01, D-01] [用电, 1200, 1350.5, 1, 0.617, 92.86, ]
                3 [2026-02-01, S-01] [用水, 99990, 12, 1, 3.45, 75.90, ]
                4 BAD_VALUE 类别
                5 BAD_VALUE 单价
                6 MISSING_VALUE 起码
                """);
    }

    @Test
    void readsVotesThatCannotBeOtherwise() throws IOException {
        feed(Template.EVENTS, """
                社区代码,事件编号,公开事项代码,事件名称,类型,事件日期
                310114004001,SJ-1,SX-06,车棚扩建,,2026-01-10
                """);
        assertThat(fed(Template.MEETINGS, """
                社区代码,会议编号,会议名称,会议类型,关联事项代码,事件编号,会议日期,应到,实到,表决方式,赞成,反对,弃权,表决结果,备案日期
                310114004001,HY-1,车棚扩建,居民代表大会,SX-06,SJ-1,2026-01-10,60,52,举手表决,50,1,1,通过,2026-01-15
                310114004001,HY-2,车棚扩建,居民代表会议,,,2026-01-10,60,52,票决,50,2,1,通过,
                310114004001,HY-3,车棚扩建,居民代表会议,,,2026-01-10,60,61,票决,,,,,
                310114004001,HY-4,车棚扩建,座谈,,,2026-01-10,60,52,票决,,,,,
                310114004001,HY-5,车棚扩建,其他,,,2026-04-02,60,52,,,,,,
                310114004001,HY-6,车棚扩建,其他,ZZ-1,,2026-01-10,60,52,,,,,,
                310114004001,HY-7,车棚扩建,其他,SX-05,SJ-1,2026-01-10,60,52,,,,,,
                310114004001,HY-8,学习,其他,,,2026-01-10,60,52,,,,,,
                """)).isEqualTo("""
                2 [HY-1] [车棚扩建, 居民代表会议, SX-06, SJ-1, 2026-01-10, null, 60, 52, 举手, 50, 1, 1, 通过, , null, null, null, null, null, 2026-01-15, , null, null, null, ]
                3 BAD_VALUE 实到
                4 BAD_VALUE 实到
                5 BAD_VALUE 会议类型
                6 BAD_VALUE 会议日期
                7 UNKNOWN_ITEM 关联事项代码
                8 UNKNOWN_EVENT 事件编号
                9 [HY-8] [学习, 其他, , , 2026-01-10, null, 60, 52, , null, null, null, , , null, null, null, null, null, null, , null, null, null, ]
                """);
        assertThat(feed(Template.MEETINGS, """
                社区代码,会议编号,会议名称,会议类型,会议日期,应到,实到,赞成,反对,弃权
                310114004001,HY-2,车棚扩建,居民代表会议,2026-01-10,60,52,50,2,1
                """).rejected().getFirst().message())
                .isEqualTo("第 2 行　实到：发现“52”，应为不少于赞成、反对、弃权之和（53）的数。怎么办：核对这几个数，改正后重传。");
    }

    @Test
    void readsBallotsThatCannotBeOtherwise() throws IOException {
        assertThat(fed(Template.EVALUATIONS, """
                社区代码,期间,岗位,人员类别,发出,收回,有效,优秀,称职,基本称职,不称职,连续两次不称职人数
                310114004001,2025年度,主任,成员,60,58,57,40,15,1,0,0
                310114004001,2025年度,副主任,,60,58,57,40,15,1,2,
                310114004001,2025年度,委员,,60,58,59,40,15,1,0,
                310114004001,2025年度,会计,聘用,57,58,57,40,15,1,0,
                310114004001,长期,会计,聘用,60,58,57,40,15,1,0,
                """)).isEqualTo("""
                2 [2025, 主任] [成员, null, , null, 60, 58, 57, 40, 15, 1, 0, null, 0, null, ]
                3 BAD_VALUE 有效
                4 BAD_VALUE 有效
                5 BAD_VALUE 收回
                6 BAD_VALUE 期间
                """);
    }

    @Test
    void readsReviewsOfAPeriodOrAnEvent() throws IOException {
        feed(Template.EVENTS, """
                社区代码,事件编号,公开事项代码,事件名称,类型,事件日期
                310114004001,SJ-1,SX-06,车棚扩建,,2026-01-10
                """);
        assertThat(fed(Template.REVIEWS, """
                社区代码,公开事项代码,期间,事件编号,文件,载体形式,报送部门,信息类别,初审人,初审意见,初审日期,终审日期,审查结论
                310114004001,CW-02,2026-02,,二月支出表,纸质,财务,不涉密,甲,同意,2026-03-02,2026-03-04,公开
                310114004001,SX-06,,SJ-1,表决结果,纸质,居委会,无,甲,同意,2026-01-12,,
                310114004001,CW-02,2026-02,SJ-1,二月支出表,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,CW-02,,,二月支出表,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,CW-02,2026Q1,,一季度,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,CW-02,,SJ-1,二月支出表,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,SX-06,,SJ-9,表决结果,纸质,居委会,无,甲,同意,2026-01-12,,
                310114004001,ZW-09,2026-02,,二月支出表,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,ZW-06,2026-02,,二月支出表,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,ZW-02,2025-12,,十二月,纸质,财务,,甲,同意,2026-03-02,,
                310114004001,CW-02,2026-01,,一件,涉密，线下处理,办公室,国家秘密,甲,不公开,2026-03-02,,部分公开
                310114004001,CW-02,2026-01,,一件,纸质,办公室,国家秘密,甲,不公开,2026-03-02,2026-03-05,禁止公开
                310114004001,CW-02,2026-01,,两件,纸质,办公室,,甲,,2026-03-02,,
                """)).isEqualTo("""
                2 [CW-02, 2026-02, , 二月支出表] [, 纸质, null, 财务, 无, 甲, 同意, 2026-03-02, , , null, , , 2026-03-04, , , 公开, , , null, null, , null, , ]
                3 [SX-06, , SJ-1, 表决结果] [, 纸质, null, 居委会, 无, 甲, 同意, 2026-01-12, , , null, , , null, , , , , , null, null, , null, , ]
                4 BAD_VALUE 期间
                5 MISSING_VALUE 期间
                6 PERIOD_KIND 期间
                7 UNKNOWN_EVENT 事件编号
                8 UNKNOWN_EVENT 事件编号
                9 UNKNOWN_ITEM 公开事项代码
                10 ITEM_NOT_IN_FORCE 公开事项代码
                11 ITEM_NOT_APPLICABLE 公开事项代码
                12 BAD_VALUE 审查结论
                13 [CW-02, 2026-01, , 一件] [, 纸质, null, 办公室, 国家秘密, 甲, 不公开, 2026-03-02, , , null, , , 2026-03-05, , , 不予公开, , , null, null, , null, , ]
                14 MISSING_VALUE 初审意见
                """);
    }

    @Test
    void namesThePeriodWhoseFiguresMayRestOnTheRow() throws IOException {
        assertThat(period(Template.UTILITIES, """
                社区代码,会计期间,表号,起码,止码,单价,金额
                310114004001,2026-02,D-01,1,2,1,1
                """)).isEqualTo("2026-02");
        assertThat(period(Template.MEETINGS, """
                社区代码,会议编号,会议名称,会议类型,会议日期,应到,实到
                310114004001,HY-8,学习,其他,2026-01-10,60,52
                """)).isEqualTo("2026-01");
        assertThat(period(Template.EVALUATIONS, """
                社区代码,期间,岗位,发出,收回,有效,优秀,称职,基本称职,不称职
                310114004001,2025年,主任,60,58,57,40,15,1,0
                """)).isEqualTo("2025");
    }

    private String period(Template template, String file) throws IOException {
        return ((FormRow) feed(template, file).accepted().getFirst()).period();
    }

    private Feeding.Reply feed(Template template, String file) throws IOException {
        return feeding.feed(STREET, template, file.getBytes(StandardCharsets.UTF_8));
    }

    private String fed(Template template, String file) throws IOException {
        Feeding.Reply reply = feed(template, file);
        return reply.outcomes().stream()
                        .map(outcome -> switch (outcome) {
                            case RowOutcome.Accepted accepted -> accepted.row() + " " + written(accepted) + "\n";
                            case RowOutcome.Unchanged unchanged -> unchanged.row() + " unchanged\n";
                            case RowOutcome.Rejected r -> r.row() + " " + r.code() + " " + r.column() + "\n";
                        })
                        .collect(Collectors.joining())
                + reply.warnings().stream()
                        .map(w -> w.row() + " " + w.code() + " " + w.column() + "\n")
                        .collect(Collectors.joining());
    }

    private static String written(RowOutcome.Accepted accepted) {
        FormRow row = (FormRow) accepted.fact();
        return row.keys() + " " + row.values();
    }
}
