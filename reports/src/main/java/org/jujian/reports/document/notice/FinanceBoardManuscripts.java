package org.jujian.reports.document.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.value.ChartOfAccounts;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.metric.Figure;

/// Boards of money (财务公开榜) of a community and an accounting month.
public final class FinanceBoardManuscripts implements Manuscripts {
    private static final Map<String, String> CHECKS = new TreeMap<>(Map.of(
            "FV-01", "资金收支平衡",
            "FV-02", "上下月结余衔接",
            "FV-03", "收支明细与月度公开表一致",
            "FV-04", "同一凭证日期一致",
            "FV-05", "金额与红字冲销",
            "FV-06", "业务日期在会计期间内",
            "FV-07", "公开科目有效"));

    private final NoticeSources sources;
    private final ChartOfAccounts chart;
    private final String verifyAddress;

    public FinanceBoardManuscripts(NoticeSources sources, ChartOfAccounts chart, String verifyAddress) {
        this.sources = sources;
        this.chart = chart;
        this.verifyAddress = verifyAddress;
    }

    @Override
    public Manuscript again(Report.Kind kind, String json) {
        FinanceBoard said = Snapshot.thaw(json, FinanceBoard.class);
        Snapshot snapshot = Snapshot.of(kind.prefix(), said.unit(), said.month(), said);
        return new Manuscript(snapshot, FinanceBoardPaper.of(said, snapshot, verifyAddress));
    }

    @Override
    public Optional<Manuscript> write(Scope platform, Report report) {
        Scope scope = platform.within(report.unit().range());
        Asked asked = Asked.of(report);
        return sources.subject(scope, asked).map(subject -> {
            FinanceBoard board = board(scope, asked, subject);
            return NoticeSources.manuscript(
                    report, subject, board, snapshot -> FinanceBoardPaper.of(board, snapshot, verifyAddress));
        });
    }

    FinanceBoard board(Scope scope, Asked asked, NoticeSources.Subject subject) {
        if (!(asked.period() instanceof Period.Month month)) {
            throw new IllegalStateException("board: expected a month, found " + asked.period());
        }
        NoticeRows rows = sources.rows(scope, asked);
        List<NoticeRows.Line> year = rows.ledger(month).stream()
                .filter(l -> Disclosable.account(l.account()))
                .toList();
        List<NoticeRows.Line> lines =
                year.stream().filter(l -> l.month().equals(month.firstDay())).toList();
        List<FinanceBoard.Line> told = lines.stream()
                .filter(l -> Disclosable.itemised(l.account()))
                .map(l -> new FinanceBoard.Line(l.on(), l.voucher(), l.account(), l.summary(), l.income(), l.expense()))
                .toList();
        List<Board.Fund> funds = BoardManuscripts.funds(rows, month);
        return new FinanceBoard(
                asked.unit(),
                subject.name(),
                subject.street(),
                month,
                subject.basis(),
                funds,
                accounts(year, month),
                told,
                lines.size() - told.size(),
                checks(scope, asked, month),
                funds.isEmpty() || lines.isEmpty() ? null : gap(lines, funds));
    }

    private List<FinanceBoard.Account> accounts(List<NoticeRows.Line> year, Period.Month month) {
        return year.stream()
                .collect(Collectors.groupingBy(NoticeRows.Line::account, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(e -> {
                    List<NoticeRows.Line> now = e.getValue().stream()
                            .filter(l -> l.month().equals(month.firstDay()))
                            .toList();
                    return new FinanceBoard.Account(
                            e.getKey().isEmpty() ? "—" : e.getKey(),
                            e.getKey().isEmpty()
                                    ? "未归入公开科目"
                                    : chart.findName(e.getKey()).orElse("专项、项目"),
                            income(now),
                            expense(now),
                            income(e.getValue()),
                            expense(e.getValue()));
                })
                .toList();
    }

    /// The checks of an accounting month are figures of the month in which its sheet falls due (golden README D-26).
    private FinanceBoard.@Nullable Checks checks(Scope scope, Asked asked, Period.Month month) {
        Period.Month scored = month.plus(1);
        if (scored.firstDay().isAfter(asked.asOf())) {
            return null;
        }
        List<String> failed = new ArrayList<>();
        int made = 0;
        for (Figure figure : sources.figures().find(scope, asked.figures(scored, scored))) {
            String name = CHECKS.get(figure.metric());
            if (name != null && figure.value() != null) {
                made++;
                if (figure.value().signum() == 0) {
                    failed.add(name);
                }
            }
        }
        return made == 0 ? null : new FinanceBoard.Checks(made, made - failed.size(), failed);
    }

    private static FinanceBoard.Gap gap(List<NoticeRows.Line> lines, List<Board.Fund> funds) {
        return new FinanceBoard.Gap(
                income(lines)
                        .minus(BoardPaper.sum(
                                funds.stream().map(Board.Fund::income).toList())),
                expense(lines)
                        .minus(BoardPaper.sum(
                                funds.stream().map(Board.Fund::expense).toList())));
    }

    private static Money income(List<NoticeRows.Line> lines) {
        return BoardPaper.sum(lines.stream().flatMap(l -> l.income().stream()).toList());
    }

    private static Money expense(List<NoticeRows.Line> lines) {
        return BoardPaper.sum(lines.stream().flatMap(l -> l.expense().stream()).toList());
    }
}
