package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;

/// Everything that the board of money (财务公开榜, reports.md E) of a community prints about one accounting month.
///
/// @param accounts in the order of codes
/// @param lines    one by one, of the accounts that allow it
/// @param untold   how many lines are told by the sum of their account only
/// @param checks   what the checks of the month found; null when they were not made yet
/// @param gap      ledger less sheets, null when one of the two is missing
public record FinanceBoard(
        UnitCode unit,
        String name,
        String street,
        Period.Month month,
        Basis basis,
        List<Board.Fund> funds,
        List<Account> accounts,
        List<Line> lines,
        int untold,
        @Nullable Checks checks,
        @Nullable Gap gap) {
    public FinanceBoard {
        funds = List.copyOf(funds);
        accounts = List.copyOf(accounts);
        lines = List.copyOf(lines);
    }

    /// @param yearIncome from January on, likewise `yearExpense`
    public record Account(String code, String name, Money income, Money expense, Money yearIncome, Money yearExpense) {}

    public record Line(
            LocalDate on,
            String voucher,
            String account,
            String summary,
            Optional<Money> income,
            Optional<Money> expense) {}

    public record Checks(int made, int passed, List<String> failed) {
        public Checks {
            failed = List.copyOf(failed);
        }
    }

    public record Gap(Money income, Money expense) {
        boolean isNone() {
            return income.yuan().signum() == 0 && expense.yuan().signum() == 0;
        }
    }
}
