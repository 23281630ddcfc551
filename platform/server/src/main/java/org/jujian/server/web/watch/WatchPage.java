package org.jujian.server.web.watch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.watch.WatchRule;
import org.jujian.reports.watch.Watched;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.PeriodChoice;

/// The watch list of a street with what rules suggest in a period, ready to print.
///
/// @param units  that may be put on the list
/// @param first  the first day that may be written as the last
/// @param usual  what is written beforehand
/// @param last   the last of them
public record WatchPage(
        String streetName,
        String period,
        String periodTitle,
        List<PeriodChoice> choices,
        List<Line> now,
        List<Suggested> suggested,
        List<Past> past,
        List<Choice> units,
        String first,
        String usual,
        String last) {
    /// How long a community is watched when nothing else is written.
    private static final int USUAL_MONTHS = 3;

    public WatchPage {
        choices = List.copyOf(choices);
        now = List.copyOf(now);
        suggested = List.copyOf(suggested);
        past = List.copyOf(past);
        units = List.copyOf(units);
    }

    /// @param rule null when nothing had suggested it
    /// @param over whether its last day has passed
    public record Line(
            long id,
            String name,
            String href,
            String reason,
            @Nullable String rule,
            String since,
            String until,
            boolean over) {}

    public record Suggested(String unit, String name, String href, List<Fact> facts, String rule, String reason) {
        public Suggested {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String rule, String text) {}

    public record Past(String name, String reason, String since, String off, String offReason) {}

    public record Choice(String code, String name, boolean chosen) {}

    static WatchPage of(
            String streetName,
            Period period,
            LocalDate cutOff,
            LocalDate today,
            List<Community> communities,
            List<Watched> list,
            List<WatchRule.Suggestion> suggestions,
            String chosen) {
        Map<String, String> names =
                communities.stream().collect(Collectors.toMap(Community::code, c -> Community.shortNameOf(c.name())));
        Set<String> watched = list.stream()
                .filter(one -> one.off().isEmpty() && !one.isOver(today))
                .map(one -> one.unit().toString())
                .collect(Collectors.toSet());
        Map<String, List<WatchRule.Suggestion>> open = suggestions.stream()
                .filter(s -> !watched.contains(s.unit().toString()))
                .collect(Collectors.groupingBy(s -> s.unit().toString()));
        return new WatchPage(
                streetName,
                period.toString(),
                Days.title(period),
                PeriodChoice.upTo(cutOff, period, ""),
                list.stream()
                        .filter(one -> one.off().isEmpty())
                        .map(one -> line(one, names, period, today))
                        .toList(),
                communities.stream()
                        .filter(c -> open.containsKey(c.code()))
                        .map(c -> suggested(c, open.getOrDefault(c.code(), List.of()), names, period))
                        .toList(),
                list.stream()
                        .flatMap(one -> one.off().stream().map(off -> past(one, off, names, today)))
                        .toList(),
                communities.stream()
                        .filter(c -> !watched.contains(c.code()))
                        .map(c -> new Choice(
                                c.code(),
                                names.getOrDefault(c.code(), c.code()) + " " + c.code(),
                                c.code().equals(chosen)))
                        .toList(),
                today.plusDays(1).toString(),
                today.plusMonths(USUAL_MONTHS).toString(),
                today.plusYears(1).toString());
    }

    private static Line line(Watched one, Map<String, String> names, Period period, LocalDate today) {
        String code = one.unit().toString();
        return new Line(
                one.id(),
                names.getOrDefault(code, code),
                "/scorecards/" + code + "?period=" + period,
                one.reason(),
                one.suggested().map(WatchRule::label).orElse(null),
                Days.day(ChinaTime.dateOf(one.at()), today) + " " + one.by(),
                Days.day(one.until(), today),
                one.isOver(today));
    }

    private static Suggested suggested(
            Community community, List<WatchRule.Suggestion> found, Map<String, String> names, Period period) {
        WatchRule.Suggestion gravest = found.getFirst();
        return new Suggested(
                community.code(),
                names.getOrDefault(community.code(), community.code()),
                "/scorecards/" + community.code() + "?period=" + period,
                found.stream().map(s -> new Fact(s.rule().label(), s.facts())).toList(),
                gravest.rule().name(),
                Days.title(period) + "："
                        + found.stream().map(WatchRule.Suggestion::facts).collect(Collectors.joining("；")));
    }

    private static Past past(Watched one, Watched.Off off, Map<String, String> names, LocalDate today) {
        String code = one.unit().toString();
        return new Past(
                names.getOrDefault(code, code),
                one.reason(),
                Days.day(ChinaTime.dateOf(one.at()), today) + " " + one.by(),
                Days.day(ChinaTime.dateOf(off.at()), today) + " " + off.by(),
                off.reason());
    }

    /// The rule of a name that a form sends.
    static Optional<WatchRule> rule(String name) {
        return Arrays.stream(WatchRule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }
}
