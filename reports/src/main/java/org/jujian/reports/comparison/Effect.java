package org.jujian.reports.comparison;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jujian.reports.check.FinanceRule;

/// What formula 2 does otherwise than formula 1, and the figures that may change by it (metrics.md §5).
public sealed interface Effect {
    /// `G2`, `FV-10`, or `M71` for the pair that is no rule of its own.
    String code();

    String title();

    boolean moves(String metric);

    /// Totals and ranks rest on all dimensions, and a rank on the neighbours too.
    Set<String> TOTALS = Set.of("SCORE", "SCORE_TCSFK", "SCORE_RANKING", "BAND", "RANK", "TIER");

    static Effect of(String code) {
        return Arrays.stream(Gaming.values())
                .filter(gaming -> gaming.name().equals(code))
                .<Effect>map(gaming -> gaming)
                .findFirst()
                .orElseGet(() -> new Check(code));
    }

    /// Those of G1 … G12 that change values in formula 2. G1 and G3 change them in formula 1 already, G6 counts duties
    /// and not posts in both, G4, G5 and G7 are flags, G11 is an alarm of the platform.
    enum Gaming implements Effect {
        G2(
                "空帖：按未公开计",
                "M01",
                "M01s",
                "M02",
                "M03",
                "M10",
                "M11",
                "M12",
                "C",
                "M30",
                "M31",
                "M50",
                "M60",
                "M81",
                "M82",
                "M95",
                "M95_A",
                "M95_B",
                "T",
                "R"),
        G8("答卷多于户数：不计这批答卷", "M20", "M21", "M22", "M23", "S", "M20_STAR", "S_STAR"),
        G9("未答复就办结：按未办结计", "M40", "M43", "M44", "M95", "M95_C", "F"),
        G10("先发布后审查：按未审查计", "M31", "R"),
        G12("公开栏和网站只公开一处：两处都不计", "M60");

        private final String title;
        private final Set<String> metrics;

        Gaming(String title, String... metrics) {
            this.title = title;
            this.metrics = Set.of(metrics);
        }

        @Override
        public String code() {
            return name();
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public boolean moves(String metric) {
            boolean scored = this != G12 && TOTALS.contains(metric);
            return scored || metrics.contains(metric);
        }
    }

    /// A check of the books that formula 1 does not count.
    record Check(String code) implements Effect {
        /// those that are pairs of M71
        private static final Set<String> PAIRS = new TreeSet<>(Set.of("FV-12", "FV-14", "M71"));

        @Override
        public String title() {
            return FinanceRule.ofCode(code).map(FinanceRule::title).orElse("专项资金两张表一致");
        }

        @Override
        public boolean moves(String metric) {
            return metric.equals(code)
                    || metric.equals("K")
                    || TOTALS.contains(metric)
                    || metric.equals("M70") && !code.equals("M71")
                    || metric.equals("M71") && PAIRS.contains(code);
        }
    }

    /// How an effect shows in a community and window.
    ///
    /// @param hits  rows that count otherwise; of a check the cases that failed
    /// @param cases what was looked at; of a G the same as `hits`
    record Count(Effect effect, long hits, long cases) {
        /// `G2 空帖：按未公开计（2 行）`
        public String said() {
            return switch (effect) {
                case Gaming gaming -> gaming.code() + " " + gaming.title() + "（" + hits + " 行）";
                case Check check -> check.code() + " " + check.title() + "（" + cases + " 例，未通过 " + hits + " 例）";
            };
        }
    }
}
