package org.jujian.server.submission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.Template;
import org.jujian.etl.value.PersonNames;
import org.jujian.etl.warehouse.HeldRows;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.springframework.stereotype.Component;

/// What the platform holds of a community, as the interface and the pages show it. A community that lies outside of the
/// asker's scope is answered like one that does not exist.
///
/// A community reads its own rows as they were fed. To everybody else whoever signed, and persons who were paid, are
/// written by their family names (catalogue.md §7). A file is named only to those who may open it.
@Component
public class RowsDesk {
    private static final Scope PLATFORM = Scope.system("held-rows");
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");
    private static final Set<String> SIGNED = Set.of("经手人", "证明人", "审批人", "监督小组审核人", "初审人", "复审人", "终审人");
    private static final Set<String> PAID = Set.of("往来单位", "对方", "承租人");

    private final Units units;
    private final Submissions submissions;
    private final HeldRows rows;

    RowsDesk(Units units, Submissions submissions, HeldRows rows) {
        this.units = units;
        this.submissions = submissions;
        this.rows = rows;
    }

    public record Asked(UnitCode unit, Template template, Optional<Period> period, HeldRows.Which which) {}

    /// @param cursor where the page begins: the submission up to which rows count, and how many rows lie before
    public record Place(long applied, long offset) {
        @Override
        public String toString() {
            return applied + "." + offset;
        }
    }

    /// @param next where the next page begins; it says the same rows whatever is fed meanwhile
    public record Page(
            Unit unit, List<String> headings, List<Line> lines, long total, Place place, Optional<Place> next) {
        public Page {
            headings = List.copyOf(headings);
            lines = List.copyOf(lines);
        }
    }

    /// @param source the file, where the asker may open it
    public record Line(
            Map<String, String> values, Optional<Submission> source, int row, Instant receivedAt, boolean backfill) {}

    /// The first page.
    public Page find(Person person, Asked asked, int limit) {
        return find(person, asked, new Place(Long.MAX_VALUE, 0), limit);
    }

    /// `BAD_PARAMETER` (400) when the text is none that a page gave.
    public static Place place(String cursor) {
        Matcher matcher = CURSOR.matcher(cursor);
        if (!matcher.matches()) {
            throw new Problem("BAD_PARAMETER", 400, "cursor：应为上一页给出的 next。");
        }
        return new Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public Page find(Person person, Asked asked, Place place, int limit) {
        Scope scope = person.scope();
        Unit unit = units.find(scope, asked.unit()).orElseThrow(Problem::notFound);
        // what is not applied counts for nobody, and how far a street is applied is no secret
        long now = submissions
                .applied(PLATFORM.within(asked.unit().street().range()))
                .getOrDefault(asked.unit().street(), 0L);
        var pinned = new Place(Math.min(place.applied(), now), place.offset());
        var query = new HeldRows.Query(asked.template(), asked.unit(), asked.period(), asked.which(), pinned.applied());
        long total = rows.count(scope, query);
        List<HeldRows.Held> found = rows.find(scope, query, pinned.offset(), limit);
        Map<Long, Submission> sources =
                submissions
                        .numbered(
                                scope,
                                found.stream().map(HeldRows.Held::submission).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Submission::number, s -> s));
        boolean own = person.unit() == asked.unit().value();
        long behind = pinned.offset() + found.size();
        return new Page(
                unit,
                HeldRows.headings(asked.template()),
                found.stream()
                        .map(held -> new Line(
                                own ? held.values() : masked(held.values()),
                                Optional.ofNullable(sources.get(held.submission())),
                                held.row(),
                                held.receivedAt(),
                                held.backfill()))
                        .toList(),
                total,
                pinned,
                behind < total && !found.isEmpty()
                        ? Optional.of(new Place(pinned.applied(), behind))
                        : Optional.empty());
    }

    private static Map<String, String> masked(Map<String, String> values) {
        Map<String, String> masked = new LinkedHashMap<>();
        values.forEach((heading, value) -> masked.put(
                heading,
                SIGNED.contains(heading)
                        ? PersonNames.person(value)
                        : PAID.contains(heading) ? PersonNames.payee(value) : value));
        return masked;
    }
}
