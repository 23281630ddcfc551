package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.rule.Spellings.OfAmounts;
import org.jujian.etl.rule.Spellings.OfAnswers;
import org.jujian.etl.rule.Spellings.OfDates;
import org.jujian.etl.rule.Spellings.OfDigits;
import org.jujian.etl.rule.Spellings.OfLists;
import org.jujian.etl.rule.Spellings.OfPeriods;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.ColumnKind;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of the golden set in other forms (golden README, *Other forms*): the same rows, counts and rejections.
class GoldenFormsTest {
    private enum Order {
        AS_IT_IS,
        SHUFFLED
    }

    private enum Totals {
        NONE,
        RIGHT,
        /// one too much in the first amount or count column
        WRONG
    }

    /// @param turn which spelling of each kind, and which synonym of each heading
    private record Form(
            String name,
            Charset charset,
            String mark,
            String separator,
            String lineEnd,
            List<String> above,
            Order order,
            Totals totals,
            int turn) {
        OfAmounts amounts() {
            return way(OfAmounts.values());
        }

        private <T> T way(T[] ways) {
            return ways[turn % ways.length];
        }

        @Override
        public String toString() {
            return name + ": " + amounts() + " " + way(OfDates.values()) + " " + way(OfPeriods.values()) + " "
                    + way(OfLists.values()) + " " + way(OfAnswers.values()) + " " + way(OfDigits.values());
        }
    }

    /// A file in a form, and the row of the clean file that each of its rows stands for.
    private record Written(byte[] bytes, Map<Integer, Integer> rows) {}

    /// What is answered to a file, with the row numbers of the clean file.
    private record Answered(List<String> accepted, List<String> rejected, int read, int unchanged) {
        static Answered of(Feeding.Reply reply, IntUnaryOperator rows) {
            return new Answered(
                    reply.accepted().stream()
                            .map(fact -> rows.applyAsInt(fact.row())
                                    + fact.toString()
                                            .replaceFirst("\\[row=\\d+", "[")
                                            .replaceFirst("row=\\d+", ""))
                            .toList(),
                    reply.rejected().stream()
                            .map(r -> rows.applyAsInt(r.row()) + " " + r.code() + " " + r.column())
                            .toList(),
                    reply.outcomes().size(),
                    reply.unchanged());
        }
    }

    static Stream<Form> forms() {
        Charset utf8 = StandardCharsets.UTF_8;
        Charset gb = Charset.forName("GB18030");
        Charset utf16 = StandardCharsets.UTF_16LE;
        return Stream.of(
                new Form("UTF-8", utf8, "", ",", "\n", List.of(), Order.AS_IT_IS, Totals.NONE, 0),
                new Form(
                        "marked UTF-8, CRLF",
                        utf8,
                        "\uFEFF",
                        ",",
                        "\r\n",
                        List.of("{title}"),
                        Order.AS_IT_IS,
                        Totals.RIGHT,
                        1),
                new Form(
                        "GB18030, wide commas",
                        gb,
                        "",
                        "，",
                        "\r\n",
                        List.of("{title}", "填报单位：某街道"),
                        Order.SHUFFLED,
                        Totals.RIGHT,
                        2),
                new Form("UTF-16, tabs", utf16, "\uFEFF", "\t", "\r\n", List.of(), Order.SHUFFLED, Totals.RIGHT, 3),
                new Form(
                        "万元, semicolons",
                        gb,
                        "",
                        ";",
                        "\n",
                        List.of("{title}", "单位：万元"),
                        Order.AS_IT_IS,
                        Totals.RIGHT,
                        4),
                new Form(
                        "lone CR",
                        utf8,
                        "",
                        ",",
                        "\r",
                        List.of("{title}", "", "单位：元"),
                        Order.SHUFFLED,
                        Totals.RIGHT,
                        5),
                new Form("大写", gb, "", "\t", "\r\n", List.of("{title}"), Order.AS_IT_IS, Totals.RIGHT, 6),
                new Form(
                        "brackets",
                        utf8,
                        "\uFEFF",
                        ";",
                        "\r\n",
                        List.of(",,,", "{title}", ",,,"),
                        Order.SHUFFLED,
                        Totals.RIGHT,
                        7),
                new Form(
                        "day numbers", utf16, "\uFEFF", ",", "\n", List.of("单位：人民币元"), Order.AS_IT_IS, Totals.RIGHT, 8),
                new Form("bare UTF-16", utf16, "", "\t", "\r\n", List.of(), Order.AS_IT_IS, Totals.NONE, 9),
                new Form(
                        "UTF-16BE",
                        StandardCharsets.UTF_16BE,
                        "\uFEFF",
                        "，",
                        "\n",
                        List.of("{title}"),
                        Order.SHUFFLED,
                        Totals.RIGHT,
                        10),
                new Form("circled lists", utf8, "", ";", "\n", List.of("单位：万元"), Order.SHUFFLED, Totals.NONE, 13),
                new Form("万元, shuffled", utf8, "", "\t", "\r", List.of("（单位：万元）"), Order.SHUFFLED, Totals.RIGHT, 22),
                new Form("numerals", gb, "", ",", "\r\n", List.of("{title}"), Order.SHUFFLED, Totals.RIGHT, 33),
                new Form("yearless", utf8, "", ",", "\n", List.of("{title}"), Order.SHUFFLED, Totals.RIGHT, 19));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void answersTheGoldenFilesInEveryFormAsTheCleanOnes(Form form) throws IOException {
        var golden = Golden.load();
        var clean = new Feeding(knownUnits(golden));
        var other = new Feeding(knownUnits(golden));
        for (Golden.Feed file : golden.manifest()) {
            Template template = Template.ofCode(file.template()).orElseThrow();
            byte[] bytes = Files.readAllBytes(golden.path(file.file()));
            Answered expected = Answered.of(clean.feed(file.street(), template, bytes), row -> row);
            Written written = write(form, template, cells(bytes));
            Feeding.Reply reply = other.feed(file.street(), template, written.bytes());
            assertThat(Answered.of(reply, written.rows()::get)).as(file.file()).isEqualTo(expected);
            assertThat(reply.warnings()).as(file.file()).isEmpty();
        }
    }

    /// The sheets of the golden set with the months of a community and fund side by side, under a header of two rows. A
    /// row of the clean files whose 会计期间 is no month has no place in such a table.
    @Test
    void answersTheGoldenSheetsInTheWideFormAsTheCleanOnes() throws IOException {
        var golden = Golden.load();
        var clean = new Feeding(knownUnits(golden));
        var other = new Feeding(knownUnits(golden));
        int months = 0;
        for (Golden.Feed file : golden.manifest()) {
            if (Template.ofCode(file.template()).orElseThrow() != Template.SHEETS) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(golden.path(file.file()));
            Feeding.Reply expected = clean.feed(file.street(), Template.SHEETS, bytes);
            Feeding.Reply reply = other.feed(file.street(), Template.SHEETS, wide(cells(bytes)));
            List<String> ofMonths = withoutRows(expected).stream()
                    .filter(row -> !row.startsWith("BAD_VALUE 会计期间"))
                    .toList();
            assertThat(withoutRows(reply)).as(file.file()).isEqualTo(ofMonths);
            assertThat(reply.unchanged()).as(file.file()).isEqualTo(expected.unchanged());
            assertThat(reply.warnings()).as(file.file()).isEmpty();
            months += reply.accepted().size();
        }
        assertThat(months).isPositive();
    }

    /// What is taken and what is rejected, in no order.
    private static List<String> withoutRows(Feeding.Reply reply) {
        return Stream.concat(
                        reply.accepted().stream().map(fact -> fact.toString().replaceFirst("row=\\d+", "")),
                        reply.rejected().stream()
                                .map(r -> r.code() + " " + r.column() + " "
                                        + r.explanation().found()))
                .sorted()
                .toList();
    }

    /// Rows of the same community, fund and remark share a line; a row whose month the line has already begins another.
    private static byte[] wide(List<List<String>> cells) {
        List<String> names = cells.getFirst();
        List<String> values = List.of("上期结余", "本期收入", "本期支出", "期末结余", "本年累计收入", "本年累计支出");
        List<String> common = names.stream()
                .filter(name -> !values.contains(name) && !name.equals("会计期间"))
                .toList();
        List<String> months = cells.stream()
                .skip(1)
                .filter(row -> row.size() == names.size() && !row.getFirst().equals("合计"))
                .map(row -> row.get(names.indexOf("会计期间")))
                .filter(month -> month.matches("\\d{4}-\\d{2}"))
                .distinct()
                .sorted()
                .toList();
        var lines = new ArrayList<Map<String, List<String>>>();
        var keys = new ArrayList<String>();
        for (List<String> row : cells.subList(1, cells.size())) {
            if (row.size() < names.size() || !months.contains(row.get(names.indexOf("会计期间")))) {
                continue;
            }
            String key =
                    common.stream().map(name -> row.get(names.indexOf(name))).collect(Collectors.joining("\t"));
            String month = row.get(names.indexOf("会计期间"));
            int at = IntStream.range(0, keys.size())
                    .filter(i -> keys.get(i).equals(key) && !lines.get(i).containsKey(month))
                    .findFirst()
                    .orElse(-1);
            if (at < 0) {
                keys.add(key);
                lines.add(new HashMap<>());
                at = lines.size() - 1;
            }
            lines.get(at)
                    .put(
                            month,
                            values.stream()
                                    .map(name -> row.get(names.indexOf(name)))
                                    .toList());
        }
        var text = new StringBuilder(String.join("\t", common));
        months.forEach(month ->
                text.append('\t').append(month.replace("-", "年")).append("月").append("\t".repeat(values.size() - 1)));
        text.append('\n').append("\t".repeat(common.size() - 1));
        months.forEach(month -> text.append('\t').append(String.join("\t", values)));
        for (int i = 0; i < lines.size(); i++) {
            Map<String, List<String>> line = lines.get(i);
            text.append('\n').append(keys.get(i));
            months.forEach(month -> text.append('\t')
                    .append(String.join("\t", line.getOrDefault(month, Collections.nCopies(values.size(), "")))));
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void warnsOnceOfAWrongTotalAndAnswersEverythingElseTheSame() throws IOException {
        var golden = Golden.load();
        var form = new Form(
                "wrong", StandardCharsets.UTF_8, "", ",", "\n", List.of("{title}"), Order.AS_IT_IS, Totals.WRONG, 0);
        var clean = new Feeding(knownUnits(golden));
        var other = new Feeding(knownUnits(golden));
        for (Golden.Feed file : golden.manifest()) {
            Template template = Template.ofCode(file.template()).orElseThrow();
            byte[] bytes = Files.readAllBytes(golden.path(file.file()));
            Answered expected = Answered.of(clean.feed(file.street(), template, bytes), row -> row);
            Written written = write(form, template, cells(bytes));
            Feeding.Reply reply = other.feed(file.street(), template, written.bytes());
            assertThat(Answered.of(reply, written.rows()::get)).as(file.file()).isEqualTo(expected);
            List<String> warnings = switch (template) {
                case LEDGER -> List.of("TOTAL_MISMATCH 金额");
                case SHEETS -> List.of("TOTAL_MISMATCH 上期结余");
                case SURVEYS -> List.of("TOTAL_MISMATCH 发放数");
                default -> List.of();
            };
            assertThat(reply.warnings().stream().map(w -> w.code() + " " + w.column()))
                    .as(file.file())
                    .isEqualTo(warnings);
        }
    }

    @Test
    void writesTheFormsThatItSpeaksOf() throws IOException {
        String file = """
                社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余,本年累计收入,本年累计支出,备注
                310114004001,2026-03,现金,1307.05,20.00,-3.10,1330.15,,,"甲,乙"
                310114004001,2026-02,银行存款,0.00,五,20010.00,1.00,,,
                """;
        assertThat(text(6, "\t", List.of("{title}"), Totals.RIGHT, file)).isEqualTo("""
                月度公开表
                社 区 代 码|所 属 期|资 金|期 初 余 额|收 入 金 额|支 出 金 额|期 末 结 余|本 年 累 计 收 入|本 年 累 计 支 出|备 注
                310114004001|２０２６－０３|现金|壹仟叁佰零柒元零伍分|贰拾元整|负叁元壹角|壹仟叁佰叁拾元壹角伍分|||甲,乙

                310114004001|２０２６－０２|银行存款|零元整|五|贰万零壹拾元整|壹元整|||
                合计|||壹仟叁佰零柒元零伍分|贰拾元整|贰万零陆元玖角|壹仟叁佰叁拾壹元壹角伍分|零元整|零元整|
                制表人：经办甲|||||||||
                审核人：主任丙
                """.replace('|', '\t'));
        // one too much in 上期结余
        assertThat(text(4, ";", List.of("{title}", "单位：万元"), Totals.WRONG, file))
                .isEqualTo("""
                月度公开表
                单位：万元
                统计用区划代码;会计期间;科目;上期结余;本期收入;本期支出;期末余额;本年累计收入;本年累计支出;备注
                310114004001;2026/3;现金;0.130705;0.002000;-0.000310;0.133015;;;甲,乙

                310114004001;2026/2;银行存款;0.000000;五;2.001000;0.000100;;;
                合计;;;0.130805;0.002000;2.000690;0.133115;0.000000;0.000000;
                制表人：经办甲;;;;;;;;;
                审核人：主任丙
                """);
        assertThat(text(1, ",", List.of(), Totals.NONE, file)).isEqualTo("""
                区划代码*,月份*,科目*,上月结余*,收入*,支出*,本月结余*,本年累计收入*,本年累计支出*,备注*
                ３１０１１４００４００１,202603,现金,"1,307.05",20.00,-3.10,"1,330.15",,,"甲,乙"

                ３１０１１４００４００１,202602,银行存款,0.00,五,"20,010.00",1.00,,,
                """);
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void findsEveryHeadingAndEverySynonymOfATemplate(Template template) throws IOException {
        for (Column column : template.columns()) {
            for (String heading : Stream.concat(Stream.of(column.name()), column.synonyms().stream())
                    .toList()) {
                List<Column> columns = besides(template, column);
                String header = columns.stream()
                        .map(c -> c.equals(column) ? heading : c.name())
                        .collect(Collectors.joining("\t"));
                String file = header + "\n" + "1\t".repeat(columns.size() - 1) + "1\n";
                var feed = new Feeding(new Received()).open(template, file.getBytes(StandardCharsets.UTF_8));
                assertThat(feed.columns().at(columns.indexOf(column)))
                        .as(template.code() + " " + heading)
                        .contains(column);
                assertThat(feed.warnings()).as(template.code() + " " + heading).isEmpty();
            }
        }
    }

    /// data-formats.md §4.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            T-00 | 社区代码     | 区划代码 村居代码 行政区划代码 统计用区划代码 单位代码
            T-00 | 社区名称     | 社区 居委会 村(居)名称 村（居）名称 单位名称 填报单位
            T-01 | 公开事项代码 | 事项编号 公开事项 公开内容 公开项目 二级事项 栏目
            T-01 | 实际公开日期 | 公布日期 张贴日期 公开时间 上墙时间
            T-01 | 公开渠道     | 公开形式 公开载体 公开方式
            T-02 | 会计期间     | 月份 所属期 期间
            T-02 | 业务日期     | 日期 发生日期 记账日期
            T-02 | 凭证字号     | 凭证号 单据号 凭证编号 记字号
            T-02 | 摘要         | 事由 用途 开支项目 内容 款项用途
            T-02 | 收入金额     | 收入 借方(现金账) 借方（现金账） 本月收入
            T-02 | 支出金额     | 支出 贷方 本月支出 开支金额
            T-02 | 经手人       | 经办人
            T-02 | 证明人       | 验收人
            T-02 | 审批人       | 批准人 签批人
            T-03 | 上期结余     | 上月结余 期初余额 上季度余额
            T-03 | 期末结余     | 本月结余 余额 结存 期末余额
            T-08 | 意见编号     | 留言编号 工单号
            T-08 | 类型         | 类别
            T-08 | 内容         | 留言详情 诉求内容
            T-08 | 提出时间     | 留言时间
            T-08 | 答复内容     | 答复意见
            T-08 | 评价         | 满意度
            T-09 | 基本满意     | 一般
            """)
    void findsTheSynonymsOfTheRules(String code, String name, String synonyms) throws IOException {
        Template template = Template.ofCode(code).orElseThrow();
        Column column = template.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Column> columns = besides(template, column);
        for (String synonym : synonyms.split(" ")) {
            String header = columns.stream()
                    .map(c -> c.equals(column) ? synonym : c.name())
                    .collect(Collectors.joining(","));
            var feed = new Feeding(new Received()).open(template, (header + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(feed.columns().at(columns.indexOf(column))).as(synonym).contains(column);
        }
    }

    /// All columns; of T-02 the pair 收入金额 and 支出金额, or 收支类型 and 金额, whichever `wanted` belongs to.
    private static List<Column> besides(Template template, Column wanted) {
        if (template != Template.LEDGER) {
            return template.columns();
        }
        List<String> pair = List.of("收入金额", "支出金额");
        List<String> left = pair.contains(wanted.name()) ? List.of("收支类型", "金额") : pair;
        return template.columns().stream().filter(c -> !left.contains(c.name())).toList();
    }

    private static String text(int turn, String separator, List<String> above, Totals totals, String file)
            throws IOException {
        var form = new Form("", StandardCharsets.UTF_8, "", separator, "\n", above, Order.AS_IT_IS, totals, turn);
        byte[] bytes = write(form, Template.SHEETS, cells(file.getBytes(StandardCharsets.UTF_8)))
                .bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Written write(Form form, Template template, List<List<String>> cells) {
        List<String> names = cells.getFirst();
        List<Column> columns =
                names.stream().map(name -> column(template, name)).toList();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, names.size()).boxed().toList());
        if (form.order() == Order.SHUFFLED) {
            Collections.shuffle(order, new Random(form.turn()));
        }
        var lines = new ArrayList<String>();
        var rows = new HashMap<Integer, Integer>();
        for (String above : form.above()) {
            lines.add(above.replace("{title}", template.title()).replace(",", form.separator()));
        }
        lines.add(line(
                form,
                order.stream()
                        .map(i -> Spellings.heading(columns.get(i), form.turn()))
                        .toList()));
        Map<Integer, BigDecimal> sums = new HashMap<>();
        for (int row = 1; row < cells.size(); row++) {
            List<String> written = cells.get(row);
            if (written.getFirst().equals("合计") || written.stream().allMatch(String::isEmpty)) {
                continue;
            }
            var respelt = new ArrayList<String>();
            for (int i : order) {
                String cell = i < written.size() ? written.get(i) : "";
                if (isSummed(template, columns.get(i)) && cell.matches("-?\\d{1,16}(?:\\.\\d{1,2})?")) {
                    sums.merge(i, new BigDecimal(cell), BigDecimal::add);
                }
                respelt.add(respelt(form, columns.get(i), cell, dated(columns.get(i)) ? year(columns, written) : null));
            }
            respelt.addAll(written.subList(Math.min(names.size(), written.size()), written.size()));
            lines.add(line(form, respelt));
            rows.put(lines.size(), row + 1);
            if (row % 5 == 1) {
                lines.add(row % 2 == 0 ? form.separator().repeat(names.size() - 1) : "");
            }
        }
        if (form.totals() != Totals.NONE) {
            lines.add(line(form, total(form, template, columns, order, sums)));
            lines.add("制表人：经办甲" + form.separator().repeat(names.size() - 1));
            lines.add("审核人：主任丙");
        }
        String text = form.mark() + String.join(form.lineEnd(), lines) + form.lineEnd();
        return new Written(text.getBytes(form.charset()), rows);
    }

    private static List<String> total(
            Form form, Template template, List<Column> columns, List<Integer> order, Map<Integer, BigDecimal> sums) {
        var total = new ArrayList<String>();
        total.add(form.turn() % 2 == 0 ? "合计" : "合　 计");
        boolean wrong = form.totals() == Totals.WRONG;
        for (int i : order.subList(1, order.size())) {
            Column column = columns.get(i);
            if (!isSummed(template, column)) {
                total.add("");
                continue;
            }
            BigDecimal sum = sums.getOrDefault(i, BigDecimal.ZERO).add(wrong ? BigDecimal.ONE : BigDecimal.ZERO);
            wrong = false;
            total.add(
                    column.kind() == ColumnKind.COUNT
                            ? sum.toPlainString()
                            : Spellings.amount(sum.setScale(2).toPlainString(), form.amounts()));
        }
        return total;
    }

    private static boolean isSummed(Template template, Column column) {
        return switch (template) {
            case LEDGER, SHEETS -> column.kind() == ColumnKind.AMOUNT;
            case SURVEYS -> column.kind() == ColumnKind.COUNT;
            default -> false;
        };
    }

    /// The dates whose year the row's period may name: reviews and the like may be of another year.
    private static boolean dated(Column column) {
        return column.name().equals("业务日期") || column.name().equals("实际公开日期");
    }

    private static @Nullable Integer year(List<Column> columns, List<String> row) {
        return IntStream.range(0, Math.min(columns.size(), row.size()))
                .filter(i -> columns.get(i).kind() == ColumnKind.PERIOD)
                .mapToObj(row::get)
                .filter(period -> period.matches("\\d{4}.*"))
                .map(period -> Integer.valueOf(period.substring(0, 4)))
                .findFirst()
                .orElse(null);
    }

    private static String respelt(Form form, Column column, String cell, @Nullable Integer year) {
        return switch (column.kind()) {
            case AMOUNT -> Spellings.amount(cell, form.amounts());
            case DATE -> Spellings.date(cell, form.way(OfDates.values()), year);
            case PERIOD -> Spellings.period(cell, form.way(OfPeriods.values()));
            case COUNT -> Spellings.count(cell, form.way(OfDigits.values()));
            case KEY -> form.turn() % 2 == 0 ? cell : Spellings.wide(cell);
            case OPTION ->
                switch (column.name()) {
                    case "零报告", "是否公开反馈" -> Spellings.answer(cell, form.way(OfAnswers.values()));
                    case "公开渠道" ->
                        Spellings.list(
                                form.turn() % 3 == 1 ? Spellings.channels(cell) : cell, form.way(OfLists.values()));
                    case "已填要素", "证据" -> Spellings.list(cell, form.way(OfLists.values()));
                    default -> cell;
                };
            case MEASURE, TEXT -> cell;
        };
    }

    private static Column column(Template template, String name) {
        return template.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String line(Form form, List<String> cells) {
        return cells.stream()
                .map(cell -> cell.contains(form.separator()) || cell.matches("(?s).*[\"\r\n].*")
                        ? '"' + cell.replace("\"", "\"\"") + '"'
                        : cell)
                .collect(Collectors.joining(form.separator()));
    }

    private static List<List<String>> cells(byte[] file) throws IOException {
        try (var csv =
                CsvReader.builder().skipEmptyLines(false).ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            return csv.stream().map(line -> List.copyOf(line.getFields())).toList();
        }
    }

    private static Received knownUnits(Golden golden) throws IOException {
        var received = new Received();
        Files.readAllLines(golden.shared("data/units-two-streets.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .forEach(code -> received.unit(code, CommunityKind.URBAN));
        return received;
    }
}
