package org.jujian.etl.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;

/// The same rows in another form are the same facts (golden README, *Other forms*).
class FormsProperties {
    private static final List<String> HEADINGS = List.of("社区代码", "会计期间", "资金", "上期结余", "本期收入", "本期支出", "期末结余", "备注");

    record Row(int month, String fund, long opening, long income, long expense, String remark) {}

    @Property(tries = 200)
    void readsTheSameFactsFromEveryForm(
            @ForAll("rows") List<Row> rows,
            @ForAll("encodings") String charset,
            @ForAll("separators") String separator,
            @ForAll long order,
            @ForAll @IntRange(min = 0, max = 3) int titles)
            throws IOException {
        var plain = facts(0, file(rows, ",", HEADINGS, false).getBytes(Charset.forName("UTF-8")));
        var headings = new ArrayList<>(HEADINGS);
        java.util.Collections.shuffle(headings, new Random(order));
        String file = "标题\n".repeat(titles) + file(rows, separator, headings, true);
        var other = facts(titles, file.getBytes(Charset.forName(charset)));
        assertThat(other).isEqualTo(plain).hasSize(rows.size());
    }

    /// Contents by row number, less the rows above the header.
    private static Map<Integer, String> facts(int above, byte[] file) throws IOException {
        var feeding = new Feeding(new Received().unit("310114004001", CommunityKind.URBAN)).inBatchesOf(3);
        Feeding.Reply reply = feeding.feed("310114004", Template.SHEETS, file);
        assertThat(reply.rejected()).isEmpty();
        assertThat(reply.warnings()).isEmpty();
        return reply.accepted().stream()
                .collect(
                        Collectors.toMap(fact -> fact.row() - above, (Fact fact) -> fact.content() + " " + fact.key()));
    }

    private static String file(List<Row> rows, String separator, List<String> headings, boolean dressed) {
        var file = new StringBuilder(line(headings, separator));
        int number = 0;
        for (Row row : rows) {
            var cells = Map.of(
                    "社区代码", dressed ? "３１０１１４００４００１" : "310114004001",
                    "会计期间", dressed ? "2026年" + row.month() + "月" : "2026-%02d".formatted(row.month()),
                    "资金", row.fund() + ++number,
                    "上期结余", amount(row.opening(), dressed),
                    "本期收入", amount(row.income(), dressed),
                    "本期支出", amount(row.expense(), dressed),
                    "期末结余", amount(row.opening() + row.income() - row.expense(), dressed),
                    "备注", row.remark());
            file.append(line(headings.stream().map(cells::get).toList(), separator));
        }
        return file.toString();
    }

    private static String line(List<String> cells, String separator) {
        return cells.stream()
                        .map(cell -> cell.matches("[^,，;\t\"\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separator))
                + "\n";
    }

    private static String amount(long cents, boolean dressed) {
        BigDecimal yuan = BigDecimal.valueOf(cents, 2);
        return dressed ? "¥%,.2f".formatted(yuan) : yuan.toPlainString();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Long> cents = Arbitraries.longs().between(0, 999_999_999_99L);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of("现金", "银行存款", "㳇专项"),
                        cents,
                        cents,
                        cents,
                        Arbitraries.of("", "一,二", "带\"引号\"", "两行\n备注", "全角，分号；", "，开头"))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> encodings() {
        return Arbitraries.of("UTF-8", "GB18030", "UTF-16");
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(",", "，", ";", "\t");
    }
}
