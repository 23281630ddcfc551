package org.jujian.server.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.server.web.evidence.CheckData;
import org.jujian.server.web.evidence.EvidenceData;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.OpenObjection;

/// What the pages ask of the modules below, always under the viewer's scope. What lies outside of it is empty, or a
/// `Problem` NOT_FOUND.
public interface PageSources {
    /// In the order of codes, those that are no longer in force included, under the names of `day`.
    List<Community> communities(Scope scope, StreetCode street, LocalDate day);

    Optional<Community> community(Scope scope, UnitCode unit, LocalDate day);

    String streetName(Scope scope, StreetCode street);

    /// The figures of a street and of all its communities.
    Answer figuresOfStreet(Scope scope, StreetCode street, List<Period> windows);

    Answer figures(Scope scope, UnitCode unit, List<Period> windows);

    /// What falls due from `from` to `to`, of a street's communities in the order of codes and due dates.
    List<DutyOutcome> dutiesOfStreet(Scope scope, StreetCode street, LocalDate from, LocalDate to);

    List<DutyOutcome> duties(Scope scope, UnitCode unit, LocalDate from, LocalDate to);

    /// The uploads behind rows, by the numbers of their submissions; those that the viewer may not see are left out.
    Map<Long, EvidenceData.Source> uploads(Scope scope, Set<Long> submissions);

    /// The checks of the books of a community, or of all of a street (its nine digits with 000), scored in `period`.
    CheckData.Checks checks(Scope scope, UnitCode unit, Period period);

    /// The figures of a community and period with a 说明 or 申诉 that waits for its answer, by metric.
    Map<String, OpenObjection> contested(Scope scope, UnitCode unit, Period period);

    /// The last day that counts now.
    LocalDate cutoff();

    LocalDate today();

    /// Figures, when and by which rules they were computed, and by community why it has no rank.
    record Answer(Cells cells, Freshness freshness, LocalDate cutoff, Map<String, String> unranked) {
        public Answer {
            unranked = Map.copyOf(unranked);
        }
    }
}
