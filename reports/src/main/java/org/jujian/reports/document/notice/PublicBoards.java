package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.ObligationState;

/// What the notice board of a community shows to everybody on the net: the same as the papers on the wall, decided by
/// the same rules of `Disclosable`, and read in the scope of the public.
public final class PublicBoards {
    /// Accounting months before the month shown in which the newest sheets are looked for.
    private static final int MONTHS_OF_MONEY = 3;

    /// How long after its month a publication may be due.
    private static final int MONTHS_UNTIL_DUE = 2;

    /// 各项经费的支出情况, 各项收入
    private static final List<String> MONEY = List.of("CW-02", "CW-03");

    private static final String SATISFACTION = "M20";

    private final NoticeSources sources;
    private final BoardManuscripts boards;
    private final FinanceBoardManuscripts moneys;

    public PublicBoards(NoticeSources sources, ChartOfAccounts chart) {
        this.sources = sources;
        this.boards = new BoardManuscripts(sources, "");
        this.moneys = new FinanceBoardManuscripts(sources, chart, "");
    }

    /// @param money        of the newest accounting month that is over, has sheets and was published by the community:
    ///                     what was only fed has perhaps not passed its review (process.md §1, S5 before S6)
    /// @param satisfaction M20 of the newest quarter up to the month that has a value
    public record Shown(Board board, Optional<FinanceBoard> money, Optional<Figure> satisfaction) {}

    /// The board of a month at the end of a day; empty for a community that did not exist then.
    public Optional<Shown> find(UnitCode unit, Period.Month month, LocalDate asOf) {
        Scope scope = Scope.publicPages(unit);
        Asked asked = new Asked(unit, month, asOf, Optional.empty());
        return sources.subject(scope, asked)
                .map(subject -> new Shown(
                        boards.board(scope, asked, subject), money(scope, asked, month), satisfaction(scope, asked)));
    }

    private Optional<FinanceBoard> money(Scope scope, Asked asked, Period.Month month) {
        return IntStream.rangeClosed(1, MONTHS_OF_MONEY)
                .mapToObj(back -> month.plus(-back))
                .filter(of -> published(scope, asked, of))
                .map(of -> new Asked(asked.unit(), of, asked.asOf(), asked.knownAt()))
                .flatMap(of -> sources.subject(scope, of).map(subject -> moneys.board(scope, of, subject)).stream())
                .filter(board -> !board.funds().isEmpty())
                .findFirst();
    }

    private boolean published(Scope scope, Asked asked, Period.Month month) {
        List<String> items =
                sources.obligations().find(scope, asked.figures(month, month.plus(MONTHS_UNTIL_DUE))).stream()
                        .filter(state -> state.publishedOn() != null)
                        .filter(state -> state.period().equals(month.toString()))
                        .map(ObligationState::item)
                        .toList();
        return items.containsAll(MONEY);
    }

    private Optional<Figure> satisfaction(Scope scope, Asked asked) {
        Period.Quarter before = Period.quarterOf(asked.period().firstDay().minusMonths(3));
        Period.Quarter now = Period.quarterOf(asked.period().firstDay());
        List<Figure> quarters = sources.figures().find(scope, asked.figures(before, now));
        return quarters.stream()
                .filter(figure -> figure.metric().equals(SATISFACTION) && figure.value() != null)
                .max(Comparator.comparing(figure -> figure.period().lastDay()));
    }
}
