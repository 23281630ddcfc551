package org.jujian.reports.document.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.notice.NoticeRows.Publication;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.reports.metric.Figure;
import org.jujian.reports.metric.ObligationState;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.Item;

/// Monthly boards (月度公开表) of a community.
public final class BoardManuscripts implements Manuscripts {
    /// How far back a duty may have been due that is published or still open now, and how far ahead one may be that is
    /// published now (plans, events).
    private static final int MONTHS_BACK = 24;

    private static final int MONTHS_AHEAD = 13;

    private static final List<String> KINDS = List.of("咨询", "建议", "投诉举报", "异议", "质询");

    private final NoticeSources sources;
    private final String verifyAddress;

    public BoardManuscripts(NoticeSources sources, String verifyAddress) {
        this.sources = sources;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        Board said = Snapshot.thaw(json, Board.class);
        Snapshot snapshot = Snapshot.of(kind.prefix(), said.unit(), said.month(), said);
        return new Manuscript(snapshot, BoardPaper.of(said, snapshot, verifyAddress));
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        Scope scope = platform.within(report.unit().range());
        Asked asked = Asked.of(report);
        return sources.subject(scope, asked).map(subject -> {
            Board board = board(scope, asked, subject);
            return NoticeSources.manuscript(
                    report, subject, board, snapshot -> BoardPaper.of(board, snapshot, verifyAddress));
        });
    }

    Board board(Scope scope, Asked asked, NoticeSources.Subject subject) {
        if (!(asked.period() instanceof Period.Month month)) {
            throw new IllegalStateException("board: expected a month, found " + asked.period());
        }
        NoticeRows rows = sources.rows(scope, asked);
        Map<ObligationState.SourceRef, Publication> written =
                rows.publications(month).stream().collect(Collectors.toMap(Publication::ref, Function.identity()));
        List<ObligationState> states =
                sources.obligations().find(scope, asked.figures(month.plus(-MONTHS_BACK), month.plus(MONTHS_AHEAD)));
        List<ObligationState> publishedNow = states.stream()
                .filter(s -> s.publishedOn() != null
                        && Period.monthOf(s.publishedOn()).equals(month))
                .toList();
        List<Board.Posted> posted = publishedNow.stream()
                .filter(s -> Disclosable.onBoard(sources.item(s)))
                .map(s -> posted(s, written))
                .distinct()
                .sorted(Comparator.comparing(Board.Posted::on)
                        .thenComparing(Board.Posted::item)
                        .thenComparing(Board.Posted::name))
                .toList();
        Map<String, Figure> figures = subject.byMetric();
        return new Board(
                asked.unit(),
                subject.name(),
                subject.street(),
                month,
                subject.basis(),
                number(figures, "D"),
                part(figures, "M10"),
                part(figures, "M01"),
                posted,
                (int) publishedNow.stream()
                        .filter(s -> !Disclosable.onBoard(sources.item(s)))
                        .count(),
                overdue(states).stream()
                        .filter(s -> Period.monthOf(s.dueOn()).equals(month))
                        .map(s -> new Board.Overdue(
                                s.item(),
                                sources.item(s).name(),
                                Disclosable.titled(sources.item(s)) || s.event().isEmpty()
                                        ? NoticeSources.about(s)
                                        : "—",
                                s.dueOn()))
                        .sorted(Comparator.comparing(Board.Overdue::due).thenComparing(Board.Overdue::item))
                        .toList(),
                (int) overdue(states).stream()
                        .filter(s -> s.dueOn().isBefore(month.firstDay()))
                        .count(),
                funds(rows, month),
                opinions(rows.opinions(month), asked));
    }

    private List<ObligationState> overdue(List<ObligationState> states) {
        return states.stream()
                .filter(s -> s.state() == ObligationState.State.OVERDUE)
                .filter(s -> Disclosable.onBoard(sources.item(s)))
                .toList();
    }

    private Board.Posted posted(ObligationState state, Map<ObligationState.SourceRef, Publication> written) {
        Item item = sources.item(state);
        Publication row = written.get(state.satisfiedBy());
        if (row == null) {
            throw new StaleSources("publication of " + state.item() + " is not among the rows of its month");
        }
        return new Board.Posted(
                item.code(),
                item.name(),
                Disclosable.titled(item) ? row.title() : null,
                Objects.requireNonNull(state.publishedOn()),
                row.channels().stream()
                        .flatMap(letter -> Channel.ofLetter(letter).stream())
                        .sorted()
                        .map(Channel::label)
                        .collect(Collectors.joining("、")));
    }

    static List<Board.Fund> funds(NoticeRows rows, Period.Month month) {
        return rows.sheets(month).stream()
                .filter(s -> Disclosable.fund(s.fund()))
                .map(s -> new Board.Fund(s.fund(), s.opening(), s.income(), s.expense(), s.closing()))
                .toList();
    }

    /// 举报 is counted with 投诉: nobody may learn that there was one (process.md §0).
    private static List<Board.Opinions> opinions(List<NoticeRows.Opinion> raised, Asked asked) {
        List<Board.Opinions> kinds = new ArrayList<>();
        for (String kind : KINDS) {
            List<NoticeRows.Opinion> of = raised.stream()
                    .filter(o -> kind.equals("投诉举报")
                            ? o.kind().equals("投诉") || o.kind().equals("举报")
                            : o.kind().equals(kind))
                    .toList();
            if (!of.isEmpty()) {
                kinds.add(new Board.Opinions(kind, of.size(), (int) of.stream()
                        .filter(o -> o.answered()
                                .filter(on -> !on.isAfter(asked.asOf()))
                                .isPresent())
                        .count()));
            }
        }
        return kinds;
    }

    private static int number(Map<String, Figure> figures, String metric) {
        Figure figure = figures.get(metric);
        return figure == null || figure.value() == null ? 0 : figure.value().intValueExact();
    }

    private static int part(Map<String, Figure> figures, String metric) {
        Figure figure = figures.get(metric);
        return figure == null || figure.numerator() == null
                ? 0
                : figure.numerator().intValueExact();
    }
}
