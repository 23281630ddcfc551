package org.jujian.reports.document.notice;

import java.util.ArrayList;
import java.util.List;
import org.jujian.base.money.Money;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;

/// The words of a monthly board: A3, large type, with a place for the telephone and the day of posting.
final class BoardPaper {
    /// 意见收集期 in calendar days (process.md §1, S7).
    private static final int DAYS_OF_FEEDBACK = 7;

    private static final String NONE = "本月无";

    private final Board board;
    private final Composition composition = new Composition();

    private BoardPaper(Board board) {
        this.board = board;
    }

    static Paper of(Board board, Snapshot snapshot, String verifyAddress) {
        BoardPaper paper = new BoardPaper(board);
        String community = Written.community(board.name());
        String period = "（" + Written.period(board.month()) + "）";
        String title = community + "居务公开月度公开表";
        paper.composition.cover(title, period, null);
        paper.posted();
        paper.overdue();
        funds(paper.composition, board.funds());
        paper.opinions();
        notice(paper.composition);
        paper.composition.closing(community + "居民委员会（盖章）");
        paper.composition.provenance(board.basis(), snapshot, verifyAddress);
        return new Paper(
                Form.BOARD,
                title + period,
                "居务公开月度公开表" + period,
                community + "居民委员会",
                snapshot.number(),
                snapshot.hash(),
                board.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private void posted() {
        composition.chapter("公开事项");
        composition.prose(
                board.due() == 0
                        ? NONE + "到期的应公开事项。"
                        : "本月到期应公开事项%d项，已公开%d项，其中按时公开%d项。".formatted(board.due(), board.published(), board.onTime()));
        if (board.posted().isEmpty()) {
            composition.prose("%s公布的事项。", NONE);
            return;
        }
        List<Row> rows = new ArrayList<>();
        board.posted()
                .forEach(p -> rows.add(Row.of(
                        Cells.words(p.item()),
                        Cells.words(p.heading()),
                        Cells.words(Written.monthAndDay(p.on())),
                        Cells.words(p.channels()))));
        composition.table(
                "本月公布的事项",
                null,
                List.of(
                        Column.words("代码", 80),
                        Column.words("事项", 310),
                        Column.words("公布日期", 110),
                        Column.words("公开渠道", 230)),
                rows,
                board.withheld() == 0 ? null : "注：另有%d项按规定只在党内、班子内部公开，或属内部事项，不在此公布。".formatted(board.withheld()));
    }

    private void overdue() {
        composition.chapter("尚未公开的事项");
        if (board.overdue().isEmpty()) {
            composition.prose("截至%s，没有本月到期未公开的事项。%s", Written.day(board.basis().cutOff()), older());
            return;
        }
        composition.prose("本月到期尚未公开的事项见表%d。%s", composition.tables() + 1, older());
        composition.table(
                "本月到期尚未公开的事项",
                null,
                List.of(
                        Column.words("代码", 80),
                        Column.words("事项", 310),
                        Column.words("期间或事件", 180),
                        Column.words("应公开日期", 160)),
                board.overdue().stream()
                        .map(o -> Row.of(
                                Cells.words(o.item()),
                                Cells.words(o.name()),
                                Cells.words(o.about()),
                                Cells.words(Written.day(o.due()))))
                        .toList(),
                "注：截至%s24时。".formatted(Written.day(board.basis().cutOff())));
    }

    private String older() {
        return board.older() == 0 ? "" : "此前24个月到期、至今未公开的还有%d项。".formatted(board.older());
    }

    static void funds(Composition composition, List<Board.Fund> funds) {
        composition.chapter("资金收支");
        if (funds.isEmpty()) {
            composition.prose("本月的月度公开表尚未报送。");
            return;
        }
        List<Row> rows = new ArrayList<>();
        funds.forEach(f -> rows.add(row(f, Row.Weight.PLAIN)));
        rows.add(row(
                new Board.Fund(
                        "合计",
                        sum(funds.stream().map(Board.Fund::opening).toList()),
                        sum(funds.stream().map(Board.Fund::income).toList()),
                        sum(funds.stream().map(Board.Fund::expense).toList()),
                        sum(funds.stream().map(Board.Fund::closing).toList())),
                Row.Weight.TOTAL));
        composition.table(
                "资金收支结余",
                "单位：元",
                List.of(
                        Column.words("资金", 190),
                        Column.number("上期结余", 135),
                        Column.number("本期收入", 135),
                        Column.number("本期支出", 135),
                        Column.number("期末结余", 135)),
                rows,
                null);
    }

    private static Row row(Board.Fund fund, Row.Weight weight) {
        return new Row(
                List.of(
                        Cells.words(fund.name()),
                        Cells.yuan(fund.opening()),
                        Cells.yuan(fund.income()),
                        Cells.yuan(fund.expense()),
                        Cells.yuan(fund.closing())),
                weight);
    }

    static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    private void opinions() {
        composition.chapter("居民意见");
        if (board.opinions().isEmpty()) {
            composition.prose("%s收到的居民意见。", NONE);
            return;
        }
        int raised = board.opinions().stream().mapToInt(Board.Opinions::raised).sum();
        int answered =
                board.opinions().stream().mapToInt(Board.Opinions::answered).sum();
        List<Row> rows = new ArrayList<>();
        board.opinions()
                .forEach(o ->
                        rows.add(Row.of(Cells.words(o.kind()), Cells.count(o.raised()), Cells.count(o.answered()))));
        rows.add(Row.total(Cells.words("合计"), Cells.count(raised), Cells.count(answered)));
        composition.table(
                "本月收到的居民意见",
                "单位：条",
                List.of(Column.words("类型", 330), Column.number("收到", 200), Column.number("已答复", 200)),
                rows,
                null);
    }

    /// What a reader may do; the telephone and the day are written when the paper is hung.
    static void notice(Composition composition) {
        composition.chapter("意见反馈");
        composition.prose("公开日期：　　　　年　　月　　日。自公开之日起%d日内，居民可以当面、书面或者电话提出意见。", DAYS_OF_FEEDBACK);
        composition.prose("监督电话：＿＿＿＿＿＿＿＿＿＿＿＿＿＿　张贴人：＿＿＿＿＿＿＿＿");
    }
}
