package org.jujian.etl.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;
import org.jujian.etl.warehouse.FedRows.Fed;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.unit.Unit;

/// What is due and how each community stands. Pure.
///
/// Every month a community feeds what it published, its ledger and its monthly sheet, by the day on which the monthly
/// sheet must be disclosed: the 10th of the next month, or the next working day (catalogue.md R7, monthly). Everything
/// else is
/// fed when it occurs.
public final class FeedRules {
    static final Set<Template> MONTHLY = EnumSet.of(Template.REGISTER, Template.LEDGER, Template.SHEETS);

    private static final int DUE_DAY = 10;

    private final WorkingCalendar calendar;

    public FeedRules(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /// A file of a community of which nothing was taken.
    ///
    /// @param number of the submission
    record NotTaken(UnitCode unit, Template template, long number, Instant receivedAt) {}

    LocalDate dueOn(Period.Month month) {
        return calendar.rollForward(month.plus(1).firstDay().withDayOfMonth(DUE_DAY));
    }

    FeedBoard board(Period.Month month, List<Unit> units, List<Fed> fed, List<NotTaken> refused, LocalDate today) {
        Map<UnitCode, Map<Template, Fed>> held = new HashMap<>();
        fed.forEach(f -> held.computeIfAbsent(f.unit(), u -> new EnumMap<>(Template.class))
                .put(f.template(), f));
        Map<UnitCode, Map<Template, NotTaken>> back = new HashMap<>();
        refused.forEach(r -> back.computeIfAbsent(r.unit(), u -> new EnumMap<>(Template.class))
                .merge(r.template(), r, (a, b) -> a.number() > b.number() ? a : b));
        LocalDate dueOn = dueOn(month);
        return new FeedBoard(
                month,
                dueOn,
                units.stream()
                        .map(unit -> {
                            Map<Template, FeedBoard.Cell> cells = new EnumMap<>(Template.class);
                            for (Template template : Template.values()) {
                                if (template != Template.UNITS) {
                                    cells.put(
                                            template,
                                            cell(
                                                    isDue(unit, template, month),
                                                    held.getOrDefault(unit.code(), Map.of())
                                                            .get(template),
                                                    back.getOrDefault(unit.code(), Map.of())
                                                            .get(template),
                                                    dueOn,
                                                    today));
                                }
                            }
                            return new FeedBoard.Line(unit, cells);
                        })
                        .toList());
    }

    /// Only of a month that lies wholly in the community's time.
    private static boolean isDue(Unit unit, Template template, Period.Month month) {
        return MONTHLY.contains(template)
                && !unit.enabledOn().isAfter(month.firstDay())
                && (unit.disabledOn() == null || !unit.disabledOn().isBefore(month.lastDay()));
    }

    private static FeedBoard.Cell cell(
            boolean due, @Nullable Fed fed, @Nullable NotTaken refused, LocalDate dueOn, LocalDate today) {
        if (fed != null) {
            return new FeedBoard.Cell(state(due, fed, dueOn), due, fed.rows(), fed.last(), fed.submission());
        }
        if (refused != null) {
            return new FeedBoard.Cell(FeedState.REJECTED, due, 0, refused.receivedAt(), refused.number());
        }
        FeedState state = due ? today.isAfter(dueOn) ? FeedState.MISSING : FeedState.PENDING : FeedState.NOT_DUE;
        return new FeedBoard.Cell(state, due, 0, null, null);
    }

    private static FeedState state(boolean due, Fed fed, LocalDate dueOn) {
        if (fed.backfill()) {
            return FeedState.BACKFILLED;
        }
        return due && ChinaTime.dateOf(fed.first()).isAfter(dueOn) ? FeedState.LATE : FeedState.FED;
    }
}
