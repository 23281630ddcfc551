package org.jujian.reports.document.annual;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Table 三 of an annual report: what was asked for and what became of it. In every column, the last one of totals
/// included, 一 + 二 = 三（七） + 四, and each total is the sum of its row; a table that breaks it cannot be made
/// (国办公开办函〔2021〕30号; the variant of communities: reports.md B).
///
/// @param columns by what was asked, without the total
public record Handling(List<Column> columns) {
    public Handling {
        columns = List.copyOf(columns);
    }

    /// 三（一） … 三（六） of the variant of communities, in its order.
    public enum Outcome {
        DISCLOSED("（一）予以公开"),
        PARTLY("（二）部分公开"),
        STATE_SECRET("（三）不予公开　1．国家秘密"),
        BUSINESS_SECRET("　2．商业秘密"),
        PRIVACY("　3．个人隐私"),
        WORK_SECRET("　4．工作秘密、内部事项"),
        OTHER_GROUND("　5．其他依据"),
        EXPLAINED("（四）解释说明"),
        NOT_HANDLED("（五）不予处理"),
        OTHER("（六）其他处理");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// @param handled a number for each outcome that the templates can tell of; null where no template has a column for
    ///     it, which is not 0
    public record Column(
            String name, int received, int carriedIn, Map<Outcome, @Nullable Integer> handled, int carriedOut) {
        public Column {
            // a copy that keeps null
            handled = new EnumMap<>(handled);
            int total = sum(handled);
            if (received + carriedIn != total + carriedOut) {
                throw new IllegalArgumentException("table 三, %s: expected 一 + 二 = 三（七） + 四, found %d + %d and %d + %d"
                        .formatted(name, received, carriedIn, total, carriedOut));
            }
        }

        /// 三（七）
        public int total() {
            return sum(handled);
        }

        private static int sum(Map<Outcome, @Nullable Integer> handled) {
            int sum = 0;
            for (Integer number : handled.values()) {
                sum += number == null ? 0 : number;
            }
            return sum;
        }
    }

    /// The column of totals: sums of what has numbers, null where no column has one.
    public Column total() {
        Map<Outcome, @Nullable Integer> handled = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            List<Integer> numbers = new ArrayList<>();
            for (Column column : columns) {
                Integer number = column.handled().get(outcome);
                if (number != null) {
                    numbers.add(number);
                }
            }
            handled.put(
                    outcome,
                    numbers.isEmpty()
                            ? null
                            : numbers.stream().mapToInt(Integer::intValue).sum());
        }
        return new Column(
                "总计",
                columns.stream().mapToInt(Column::received).sum(),
                columns.stream().mapToInt(Column::carriedIn).sum(),
                handled,
                columns.stream().mapToInt(Column::carriedOut).sum());
    }
}
