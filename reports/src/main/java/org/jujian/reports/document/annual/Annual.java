package org.jujian.reports.document.annual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.annual.AnnualSources.Whose;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.tenants.catalogue.Category;

/// Everything that an annual report prints, before it is put into words (reports.md B). Made by [Annuals]; frozen with
/// the issued report.
///
/// @param communities how many the paper is about
/// @param boards      公开栏 of those that told (T-00); null when none did
/// @param families    in the order of the catalogue, the columns of [#months]
/// @param before      counts of the year before, null when nothing was due in it
public record Annual(
        Whose whose,
        UnitCode unit,
        String name,
        String street,
        Period.Year year,
        LocalDate end,
        Basis basis,
        int communities,
        @Nullable Integer boards,
        Count total,
        @Nullable Count before,
        List<Family> families,
        List<MonthRow> months,
        List<Item> items,
        List<Indicator> indicators,
        @Nullable Standing standing,
        Finance finance,
        Meetings meetings,
        List<Evaluation> evaluations,
        Handling handling,
        List<Problem> problems,
        @Nullable Promise promise) {
    public Annual {
        families = List.copyOf(families);
        months = List.copyOf(months);
        items = List.copyOf(items);
        indicators = List.copyOf(indicators);
        evaluations = List.copyOf(evaluations);
        problems = List.copyOf(problems);
    }

    /// Counts of obligations: due = on time + late + unpublished.
    public record Count(int onTime, int late, int unpublished) {
        static final Count NONE = new Count(0, 0, 0);

        public int due() {
            return onTime + late + unpublished;
        }

        public int published() {
            return onTime + late;
        }

        Count plus(Count other) {
            return new Count(onTime + other.onTime, late + other.late, unpublished + other.unpublished);
        }
    }

    /// @param before null without a year before
    public record Family(
            Category category, Count count, @Nullable Integer publishedBefore) {}

    /// A month by family; of a month that lies after the cut-off all is zero and nothing is printed.
    public record MonthRow(Period.Month month, List<Count> families, Count total) {
        public MonthRow {
            families = List.copyOf(families);
        }
    }

    /// @param first the first publication of the year's duties
    public record Item(String code, String name, Count count, Optional<LocalDate> first, Optional<LocalDate> last) {}

    /// A rate of the figures in both years; null = 空, which is not 0.
    public record Indicator(
            String metric,
            String name,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before) {}

    /// The total of the scorecard, of a community only.
    public record Standing(BigDecimal score, @Nullable String band) {}

    /// A fund of a community, or a community of a street: opening of the first sheet of the year, closing of the last.
    public record Account(String name, Money opening, Money income, Money expense, Money closing) {
        /// Zero when opening + income − expense = closing.
        public Money difference() {
            return opening.plus(income).minus(expense).minus(closing);
        }
    }

    /// @param from     the first and the last accounting month that is over
    /// @param missing  how many months of how many communities have no sheet
    public record Finance(
            Optional<YearMonth> from,
            Optional<YearMonth> to,
            List<Account> accounts,
            Account total,
            List<YearMonth> missing,
            int withoutAny) {
        public Finance {
            accounts = List.copyOf(accounts);
            missing = List.copyOf(missing);
        }
    }

    /// Meetings by kind in the order of the template; votes are those with a result.
    public record Meetings(List<Kind> kinds, int votes, int passed, int filed) {
        public Meetings {
            kinds = List.copyOf(kinds);
        }

        public record Kind(String name, int number) {}
    }

    public record Evaluation(String post, int valid, int excellent, int competent, int fairly, int incompetent) {}

    /// @param key what tells whether it is the same problem as last year's
    public record Problem(String key, String title, String facts) {}

    /// What became of last year's problems.
    ///
    /// @param open titles of those that the rules find again
    /// @param idle how many cannot be judged: nothing of the kind was due this year
    public record Promise(int raised, int done, List<String> open, int idle) {
        public Promise {
            open = List.copyOf(open);
        }
    }

    /// A rate of a count, null without a whole.
    static @Nullable Ratio ratio(int part, int whole) {
        return whole == 0 ? null : Ratio.of(part, whole);
    }
}
