package org.jujian.reports.document.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jujian.base.money.Money;
import org.jujian.reports.document.notice.FinanceBoard.Account;
import org.jujian.reports.document.notice.FinanceBoard.Checks;
import org.jujian.reports.document.notice.FinanceBoard.Gap;
import org.jujian.reports.document.paper.Cell;
import org.jujian.reports.document.paper.Column;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.paper.Row;
import org.jujian.reports.document.writing.Cells;
import org.jujian.reports.document.writing.Composition;
import org.jujian.reports.document.writing.Snapshot;
import org.jujian.reports.document.writing.Written;

/// The words of a board of money. A failed check does not keep it from being hung: it is said (finance.md §4).
final class FinanceBoardPaper {
    private final FinanceBoard board;
    private final Composition composition = new Composition();

    private FinanceBoardPaper(FinanceBoard board) {
        this.board = board;
    }

    static Paper of(FinanceBoard board, Snapshot snapshot, String verifyAddress) {
        FinanceBoardPaper paper = new FinanceBoardPaper(board);
        String community = Written.community(board.name());
        String period = "（" + Written.period(board.month()) + "）";
        String title = community + "财务公开榜";
        paper.composition.cover(title, period, null);
        BoardPaper.funds(paper.composition, board.funds());
        paper.checks();
        paper.accounts();
        paper.lines();
        BoardPaper.notice(paper.composition);
        paper.composition.closing(community + "居民委员会（盖章）");
        paper.composition.signatures("主任（签字）：", "财务（签字）：", "监督小组（签字）：");
        paper.composition.provenance(board.basis(), snapshot, verifyAddress);
        return new Paper(
                Form.BOARD,
                title + period,
                "财务公开榜" + period,
                community + "居民委员会",
                snapshot.number(),
                snapshot.hash(),
                board.basis().cutOff(),
                paper.composition.blocks(),
                List.of());
    }

    private void checks() {
        Checks checks = board.checks();
        String said = checks == null
                ? "本月账目的勾稽检查尚未进行。"
                : checks.failed().isEmpty()
                        ? "本月账目勾稽检查%d项，全部通过。".formatted(checks.made())
                        : "勾稽未通过：检查%d项，通过%d项，未通过：%s。"
                                .formatted(checks.made(), checks.passed(), String.join("、", checks.failed()));
        Gap gap = board.gap();
        composition.prose(
                "%s%s",
                said,
                gap == null || gap.isNone()
                        ? ""
                        : "收支明细与月度公开表相差：收入%s元，支出%s元，正在核对。"
                                .formatted(Written.yuan(gap.income()), Written.yuan(gap.expense())));
    }

    private void accounts() {
        composition.chapter("按科目汇总");
        if (board.accounts().isEmpty()) {
            composition.prose("本年1月至本月没有报送收支明细。");
            return;
        }
        List<Row> rows = new ArrayList<>();
        board.accounts()
                .forEach(a -> rows.add(Row.of(
                        Cells.words(a.code()),
                        Cells.words(a.name()),
                        Cells.yuan(a.income()),
                        Cells.yuan(a.expense()),
                        Cells.yuan(a.yearIncome()),
                        Cells.yuan(a.yearExpense()))));
        rows.add(Row.total(
                Cells.words("合计"),
                Cells.words(""),
                Cells.yuan(sum(board.accounts().stream().map(Account::income).toList())),
                Cells.yuan(sum(board.accounts().stream().map(Account::expense).toList())),
                Cells.yuan(
                        sum(board.accounts().stream().map(Account::yearIncome).toList())),
                Cells.yuan(
                        sum(board.accounts().stream().map(Account::yearExpense).toList()))));
        composition.table(
                "各科目收支",
                "单位：元",
                List.of(
                        Column.words("科目", 76),
                        Column.words("名称", 174),
                        Column.number("本月收入", 120),
                        Column.number("本月支出", 120),
                        Column.number("本年累计收入", 120),
                        Column.number("本年累计支出", 120)),
                rows,
                null);
    }

    private static Money sum(List<Money> amounts) {
        return BoardPaper.sum(amounts);
    }

    private void lines() {
        composition.chapter("收支明细");
        if (board.lines().isEmpty()) {
            composition.prose(board.untold() == 0 ? "本月没有报送收支明细。" : "本月的收支涉及个人，只公布科目合计。");
            return;
        }
        List<Row> rows = new ArrayList<>();
        board.lines()
                .forEach(l -> rows.add(Row.of(
                        Cells.words(Written.monthAndDay(l.on())),
                        Cells.words(l.voucher()),
                        Cells.words(l.account()),
                        Cells.words(l.summary()),
                        yuan(l.income()),
                        yuan(l.expense()))));
        rows.add(Row.total(
                Cells.words("合计"),
                Cells.words(""),
                Cells.words(""),
                Cells.words(""),
                Cells.yuan(sum(
                        board.lines().stream().flatMap(l -> l.income().stream()).toList())),
                Cells.yuan(sum(board.lines().stream()
                        .flatMap(l -> l.expense().stream())
                        .toList()))));
        composition.table(
                "本月收支明细",
                "单位：元",
                List.of(
                        Column.words("日期", 92),
                        Column.words("凭证字号", 104),
                        Column.words("科目", 76),
                        Column.words("摘要", 218),
                        Column.number("收入", 120),
                        Column.number("支出", 120)),
                rows,
                board.untold() == 0 ? null : "注：另有%d笔涉及个人（工资、救助、慰问等），只公布科目合计，见上表。".formatted(board.untold()));
    }

    private static Cell yuan(Optional<Money> amount) {
        return amount.map(Cells::yuan).orElseGet(() -> Cells.words(""));
    }
}
