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

/// What the notice board of a community shows to everybody on the net: the same as the papers on the wall, decided by
/// the same rules of `Disclosable`, and read in the scope of the public.
public final class PublicBoards {
    /// Accounting months before the month shown in which the newest sheets are looked for.
    private static final int MONTHS_OF_MONEY = 3;

    private static final String SATISFACTION = "M20";

    private final NoticeSources sources;
    private final BoardManuscripts boards;
    private final FinanceBoardManuscripts moneys;

    public PublicBoards(NoticeSources sources, ChartOfAccounts chart) {
        this.sources = sources;
        this.boards = new BoardManuscripts(sources, "");
        this.moneys = new FinanceBoardManuscripts(sources, chart, "");
    }

    /// @param money        of the newest accounting month that is over and has sheets
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
                .mapToObj(back -> new Asked(asked.unit(), month.plus(-back), asked.asOf(), asked.knownAt()))
                .flatMap(of -> sources.subject(scope, of).map(subject -> moneys.board(scope, of, subject)).stream())
                .filter(board -> !board.funds().isEmpty())
                .findFirst();
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
