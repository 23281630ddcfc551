package org.jujian.reports.lead;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.reports.metric.ObligationState.SourceRef;

/// Something that a rule noticed in a period.
///
/// @param id       the same for the same rule, unit and subject, whenever it is asked for
/// @param unit     a community, or a street under its nine digits with 000 (RF-04)
/// @param subject  what it is about: a payee, a day, a month
/// @param found    the sentence with the figures, in Chinese
/// @param evidence all the rows that it rests on
/// @param decision the newest
public record Lead(
        String id,
        LeadRule rule,
        UnitCode unit,
        String subject,
        String found,
        @Nullable Money amount,
        List<SourceRef> evidence,
        Optional<Decision> decision) {
    public Lead {
        evidence = List.copyOf(evidence);
    }
}
