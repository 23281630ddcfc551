package org.jujian.reports.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.metric.Figures.Query;

/// Two properties of figures over invented histories, in real stores and over the ordinary path of a file:
///
/// - **Replay**: what was answered on a day is answered to the same question (asOf, knownAt) on any later day, whatever
///   arrived in between (contract.md, *Two times*).
/// - **Incremental equals full**: after each load only the cells that may have changed are computed; what is published
///   then equals a computation of everything from the facts, cell for cell (design.md).
///
/// Some histories in each build; ten thousand by [HistoryLongRun].
class HistoryProperties {
    private static final Scope EVERYONE = Scope.system("test");
    private static final UnitCode STREET = UnitCode.of(Histories.STREET + "000");
    private static final int ASKED_EVERY = 4;
    private static final String BEGIN = "2026-04-01T08:00:00+08:00";

    private static @Nullable Installation installation;

    @BeforeContainer
    static void starts() throws IOException {
        installation = new Installation(Files.createTempDirectory("histories"));
    }

    @AfterContainer
    static void stops() {
        if (installation != null) {
            installation.close();
        }
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void answersOfThatDayStayAndChangedCellsAreAll(@ForAll("histories") List<Histories.Step> history) {
        check(history);
    }

    @Provide
    Arbitrary<List<Histories.Step>> histories() {
        return Histories.histories();
    }

    static void check(List<Histories.Step> history) {
        Installation i = installation;
        if (i == null) {
            throw new IllegalStateException("expected an installation");
        }
        i.empty();
        i.clock.set(BEGIN);
        var answers = new ArrayList<Answered>();
        for (int taken = 1; taken <= history.size(); taken++) {
            take(i, history.get(taken - 1));
            i.runs.work();
            if (taken == history.size() || taken % ASKED_EVERY == 0) {
                answers.add(Answered.now(i, Optional.empty()));
            }
            if (taken == ASKED_EVERY) {
                answers.add(Answered.now(i, Optional.of(ChinaTime.today(i.clock).minusDays(30))));
            }
            i.clock.set(i.clock.instant().plus(Duration.ofHours(1)).toString());
        }
        publishedEqualsComputed(i);
        answers.forEach(answered -> answered.holds(i));
    }

    private static void take(Installation i, Histories.Step step) {
        switch (step) {
            case Histories.Step.File file -> i.feed(Histories.STREET, file.template(), file.mode(), file.csv());
            case Histories.Step.DaysPass pass -> {
                LocalDate before = ChinaTime.today(i.clock);
                i.clock.set(i.clock.instant().plus(Duration.ofDays(pass.days())).toString());
                LocalDate today = ChinaTime.today(i.clock);
                if (before.withDayOfMonth(25).isAfter(before)
                        ? !today.isBefore(before.withDayOfMonth(25))
                        : !today.isBefore(before.withDayOfMonth(25).plusMonths(1))) {
                    i.deriveMonthly();
                }
            }
        }
    }

    /// Every cell and every obligation that is kept published.
    private static void publishedEqualsComputed(Installation i) {
        LocalDate cutOff = ChinaTime.today(i.clock).minusDays(1);
        var published = new Published(i.database);
        assertThat(published.settledCutOff(STREET.street())).contains(cutOff);
        Published.Horizon horizon = Published.Horizon.at(cutOff);
        List<Period> windows = Windows.meeting(horizon.from(), horizon.to());
        var computation = new Computation(
                i.store,
                i.clock,
                Versions.current(
                        org.jujian.tenants.calendar.WorkingCalendar.builtIn().version(),
                        org.jujian.tenants.catalogue.Catalogue.builtIn().version()));
        var range = STREET.street().range();
        assertThat(cells(published.figures(EVERYONE, range, windows, cutOff)))
                .isEqualTo(cells(computation.figures(range, windows, cutOff, FigureSql.Received.ALL)));
        List<Period> months =
                windows.stream().filter(w -> w instanceof Period.Month).toList();
        assertThat(published.obligations(EVERYONE, range, horizon.from(), horizon.to()))
                .isEqualTo(computation.obligations(range, months, cutOff, FigureSql.Received.ALL));
    }

    /// One line a cell: everything but when it was computed.
    private static List<String> cells(List<Figure> figures) {
        return figures.stream()
                .map(f -> "%s %s %s %s/%s=%s %s [%s, %s] n %s %s %s"
                        .formatted(
                                f.unit(),
                                f.period(),
                                f.metric(),
                                f.numerator(),
                                f.denominator(),
                                f.value(),
                                f.text(),
                                f.low(),
                                f.high(),
                                f.n(),
                                f.flags(),
                                f.versions()))
                .sorted()
                .toList();
    }

    /// What was answered when a question was asked, and the question that has to give the same for ever.
    private record Answered(Instant at, LocalDate cutOff, List<String> figures, List<ObligationState> obligations) {
        private static final List<String> FROM_TO = List.of("2025-12 2026-04", "2025Q4 2026Q2");

        static Answered now(Installation i, Optional<LocalDate> asOf) {
            return answered(
                    i,
                    i.clock.instant(),
                    asOf.orElseGet(() -> ChinaTime.today(i.clock).minusDays(1)),
                    asOf,
                    Optional.empty());
        }

        void holds(Installation i) {
            Answered later = answered(i, at, cutOff, Optional.of(cutOff), Optional.of(at));
            assertThat(later.figures)
                    .as("figures of %s known at %s", cutOff, at)
                    .isEqualTo(figures);
            assertThat(later.obligations)
                    .as("obligations of %s known at %s", cutOff, at)
                    .isEqualTo(obligations);
        }

        private static Answered answered(
                Installation i, Instant at, LocalDate cutOff, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
            var figures = new ArrayList<Figure>();
            for (String window : FROM_TO) {
                figures.addAll(i.figures.findAmong(EVERYONE, query(window, asOf, knownAt)));
            }
            // what falls due after the cut-off is not yet derived for months that lie far ahead
            List<ObligationState> obligations =
                    i.obligations.find(EVERYONE, query(FROM_TO.getFirst(), asOf, knownAt)).stream()
                            .filter(o -> !o.dueOn().isAfter(cutOff))
                            .sorted(Comparator.comparing(ObligationState::toString))
                            .toList();
            return new Answered(at, cutOff, cells(figures), obligations);
        }

        private static Query query(String fromTo, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
            List<Period> periods = Stream.of(fromTo.split(" "))
                    .map(text -> Period.parse(text).orElseThrow())
                    .toList();
            return new Query(STREET, periods.getFirst(), periods.getLast(), asOf, knownAt);
        }
    }
}
