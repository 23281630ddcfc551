package org.jujian.server.web.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.notice.Board;
import org.jujian.reports.document.notice.FinanceBoard;
import org.jujian.reports.document.notice.PublicBoards;
import org.jujian.reports.document.writing.VerificationCode;
import org.jujian.reports.document.writing.Written;
import org.jujian.reports.metric.Figure;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Category;
import org.jujian.tenants.catalogue.Item;

/// The public board of one community as its page shows it; all texts are final.
///
/// @param earlier the month before, `2026-02`, null where none is shown; `later` likewise
/// @param withheld what is said of publications that are not for everybody, null when there are none
/// @param code the address of this page as a two-dimensional code
public record BoardPage(
        String name,
        String street,
        String month,
        String cutOff,
        @Nullable String earlier,
        @Nullable String later,
        int posted,
        List<Group> groups,
        @Nullable String withheld,
        List<Missing> missing,
        int older,
        @Nullable Accounts money,
        List<Board.Opinions> opinions,
        @Nullable String satisfaction,
        VerificationCode.Outline code,
        String versions) {
    /// Lines on one slide of a screen in a corridor.
    private static final int ON_A_SLIDE = 5;

    public BoardPage {
        groups = List.copyOf(groups);
        missing = List.copyOf(missing);
        opinions = List.copyOf(opinions);
    }

    /// What was published of one category (类别).
    public record Group(String label, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String name, String on, String channels) {}

    public record Missing(String item, String about, String due) {}

    /// Amounts in 元 to the fen.
    ///
    /// @param checks what the checks of the month found, null when none was made
    public record Accounts(
            String month,
            List<Fund> funds,
            @Nullable Fund total,
            List<Spent> spent,
            String spentInAll,
            @Nullable String checks) {
        public Accounts {
            funds = List.copyOf(funds);
            spent = List.copyOf(spent);
        }
    }

    public record Fund(String name, String opening, String income, String expense, String closing) {}

    public record Spent(String account, String amount) {}

    /// The newest publications for a screen that nobody scrolls.
    public List<Line> newest() {
        return groups.stream()
                .flatMap(g -> g.lines().stream())
                .limit(ON_A_SLIDE)
                .toList();
    }

    static BoardPage of(
            PublicBoards.Shown shown, Period.Month newest, Catalogue catalogue, VerificationCode.Outline code) {
        Board board = shown.board();
        Period.Month month = board.month();
        LocalDate today = board.basis().cutOff();
        return new BoardPage(
                Written.community(board.name()),
                board.street(),
                Days.title(month),
                Days.longDay(today),
                month.value().isAfter(newest.plus(-BoardReader.MONTHS).value())
                        ? month.plus(-1).toString()
                        : null,
                month.value().isBefore(newest.value()) ? month.plus(1).toString() : null,
                board.posted().size(),
                groups(board, catalogue, today),
                board.withheld() == 0 ? null : "另有 " + board.withheld() + " 项按规定不在公开栏公布。",
                board.overdue().stream()
                        .map(o -> new Missing(o.name(), o.about(), Days.day(o.due(), today)))
                        .toList(),
                board.older(),
                shown.money().map(BoardPage::accounts).orElse(null),
                board.opinions(),
                shown.satisfaction().map(BoardPage::satisfaction).orElse(null),
                code,
                "口径版本 " + board.basis().formula() + " · 目录版本 " + board.basis().catalogue());
    }

    /// Finance first: it is what people come for.
    private static List<Group> groups(Board board, Catalogue catalogue, LocalDate today) {
        List<Category> order = new ArrayList<>(Arrays.asList(Category.values()));
        order.remove(Category.FINANCE);
        order.addFirst(Category.FINANCE);
        return order.stream()
                .map(category -> new Group(
                        category.label(),
                        board.posted().stream()
                                .filter(p -> catalogue
                                        .findItem(p.item())
                                        .map(Item::category)
                                        .equals(Optional.of(category)))
                                .sorted((a, b) -> b.on().compareTo(a.on()))
                                .map(p -> new Line(p.heading(), Days.day(p.on(), today), p.channels()))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
    }

    private static Accounts accounts(FinanceBoard board) {
        List<FinanceBoard.Account> spent = board.accounts().stream()
                .filter(a -> a.expense().yuan().signum() != 0)
                .toList();
        return new Accounts(
                Days.title(board.month()),
                board.funds().stream().map(BoardPage::fund).toList(),
                board.funds().size() > 1 ? fund(total(board.funds())) : null,
                spent.stream()
                        .map(a -> new Spent(a.name(), Written.yuan(a.expense())))
                        .toList(),
                Written.yuan(sum(spent, FinanceBoard.Account::expense)),
                checks(board));
    }

    private static @Nullable String checks(FinanceBoard board) {
        FinanceBoard.Checks checks = board.checks();
        if (checks == null) {
            return null;
        }
        return checks.failed().isEmpty()
                ? "勾稽检查 " + checks.made() + " 项，全部通过。"
                : "勾稽检查 " + checks.made() + " 项，通过 " + checks.passed() + " 项；未通过：" + String.join("、", checks.failed())
                        + "。";
    }

    private static Board.Fund total(List<Board.Fund> funds) {
        return new Board.Fund(
                "合计",
                sum(funds, Board.Fund::opening),
                sum(funds, Board.Fund::income),
                sum(funds, Board.Fund::expense),
                sum(funds, Board.Fund::closing));
    }

    private static Fund fund(Board.Fund fund) {
        return new Fund(
                fund.name(),
                Written.yuan(fund.opening()),
                Written.yuan(fund.income()),
                Written.yuan(fund.expense()),
                Written.yuan(fund.closing()));
    }

    private static <T> Money sum(List<T> rows, Function<T, Money> amount) {
        return rows.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    private static String satisfaction(Figure figure) {
        String small = figure.flags().contains("样本不足") ? "，样本不足，仅供参考" : "";
        return Days.title(figure.period()) + "：满意率 " + Numbers.percentSigned(figure.value()) + "（有效评价 " + figure.n()
                + " 份" + small + "）";
    }
}
