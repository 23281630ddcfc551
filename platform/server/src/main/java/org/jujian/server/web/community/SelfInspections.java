package org.jujian.server.web.community;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;

/// The reports of a community or a street, as their pages offer them.
public interface SelfInspections {
    /// Whether reports can be had at all.
    boolean offered();

    /// The newest first.
    List<Issue> of(Scope scope, UnitCode unit, Period period);

    /// The kinds of reports that may be asked for about the unit by somebody who looks at `shown`.
    List<Choice> choices(Scope scope, UnitCode unit, Period shown);

    /// The report of a kind that belongs to `period` (a month's, its year's, …). `kind` and `format` as the interface
    /// writes them (contract.md); `Problem` UNSUPPORTED_REPORT for others.
    void request(Scope scope, UnitCode unit, Period period, String kind, String format);

    /// Empty when there is none in the scope, or when it is not finished.
    Optional<Paper> content(Scope scope, String id);

    /// `href` is null until the paper can be fetched; `note` is its number and state.
    record Issue(@Nullable String href, String format, String note) {}

    record Paper(String fileName, String mediaType, byte[] bytes) {}

    /// A kind of report, with the period that it would be about.
    record Choice(String kind, String label) {}

    /// What the page shows beside the figures.
    record Offer(List<Issue> issued, List<Choice> choices) {
        public Offer {
            issued = List.copyOf(issued);
            choices = List.copyOf(choices);
        }
    }
}
