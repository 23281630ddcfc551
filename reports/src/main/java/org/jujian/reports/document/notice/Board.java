package org.jujian.reports.document.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;

/// Everything that the monthly board (月度公开表, reports.md E) of a community prints.
///
/// @param due       by due date in the month (D), `published` by the cut-off, `onTime`; all 0 without duties
/// @param posted    published on a day of the month
/// @param overdue   due in the month and not published at the cut-off
/// @param older     how many that were due in the 24 months before it are not published either
/// @param withheld  how many publications of the month are not for everybody to read
public record Board(
        UnitCode unit,
        String name,
        String street,
        Period.Month month,
        Basis basis,
        int due,
        int published,
        int onTime,
        List<Posted> posted,
        int withheld,
        List<Overdue> overdue,
        int older,
        List<Fund> funds,
        List<Opinions> opinions) {
    public Board {
        posted = List.copyOf(posted);
        overdue = List.copyOf(overdue);
        funds = List.copyOf(funds);
        opinions = List.copyOf(opinions);
    }

    /// @param title only where it may be told to everybody
    public record Posted(String item, String name, @Nullable String title, LocalDate on, String channels) {
        /// The title, or the words of the catalogue where there is none or it repeats the item's code.
        public String heading() {
            return title == null || title.contains(item) ? name : title;
        }
    }

    public record Overdue(String item, String name, String about, LocalDate due) {}

    public record Fund(String name, Money opening, Money income, Money expense, Money closing) {}

    public record Opinions(String kind, int raised, int answered) {}
}
