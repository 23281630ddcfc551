package org.jujian.reports.document.scorecard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.etl.value.PersonNames;
import org.jujian.reports.document.scorecard.CardSources.Direction;
import org.jujian.reports.document.scorecard.CardSources.Line;
import org.jujian.reports.document.scorecard.SupervisionCard.Payee;
import org.jujian.reports.document.writing.Ratio;

/// To whom most money went, and how a payee is written: persons by their family name only.
final class Payees {
    private static final int LISTED = 3;

    private Payees() {}

    static List<Payee> largest(List<Line> ledger) {
        Money spent = total(ledger, Direction.EXPENSE);
        return ledger.stream()
                .filter(l ->
                        l.direction() == Direction.EXPENSE && !l.counterparty().isBlank())
                .collect(Collectors.groupingBy(Line::counterparty))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, List<Line>> e) -> total(e.getValue(), Direction.EXPENSE))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(LISTED)
                .map(e -> payee(e.getKey(), e.getValue(), spent))
                .toList();
    }

    static Money total(List<Line> ledger, Direction direction) {
        return ledger.stream()
                .filter(l -> l.direction() == direction)
                .map(Line::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    static String masked(String name) {
        return PersonNames.payee(name);
    }

    private static Payee payee(String name, List<Line> lines, Money spent) {
        Money paid = total(lines, Direction.EXPENSE);
        return new Payee(masked(name), lines.size(), paid, share(paid, spent));
    }

    private static @Nullable Ratio share(Money part, Money whole) {
        return whole.yuan().signum() > 0 ? new Ratio(part.yuan(), whole.yuan()) : null;
    }
}
