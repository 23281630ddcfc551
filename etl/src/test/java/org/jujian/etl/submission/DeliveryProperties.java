package org.jujian.etl.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.rule.Intake;
import org.jujian.etl.rule.Lookups;
import org.jujian.etl.rule.RowOutcome;
import org.jujian.etl.rule.RowRules;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.FeedRow;
import org.jujian.etl.template.FeedRows;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.tenants.catalogue.CommunityKind;

/// Histories of deliveries: repeated with their key, repeated without one, broken off, sent by several senders at once;
/// worked on by workers that take turns in any order, die between any two steps, or wake up again when another has
/// their
/// work. However they go, the rows and answers are those of the accepted files applied one after the other.
///
/// Rows are judged by the real rules; acknowledgement, claims and stored rows are a model of ADR 003. `CrashTest` and
/// the
/// kill loop of the server do the same with the real stores. More cases: `-Djqwik.tries.default=10000`.
class DeliveryProperties {
    private static final List<String> STREETS = List.of("310114004", "640104005");
    private static final int BATCH = 2;

    /// One line of T-03; few values, so that rows meet.
    record Line(int month, int fund, int amount) {}

    /// How often it is sent, each time with the same key or each time without one; one more breaks off.
    record Delivery(String street, List<Line> lines, boolean keyed, int sendings) {
        /// What it is to be: one submission for a key, one for each sending without.
        int submissions() {
            return keyed ? 1 : sendings;
        }
    }

    @Property
    void endsAsTheAcceptedFilesOneAfterTheOther(@ForAll("deliveries") List<Delivery> deliveries, @ForAll long seed) {
        var platform = new Platform();
        new History(platform, deliveries, new Random(seed)).run();

        var oneByOne = new Platform();
        for (Taken taken : platform.taken) {
            oneByOne.acknowledge(taken.street, taken.bytes, null);
        }
        oneByOne.taken.forEach(taken -> {
            var worker = new Worker(oneByOne, taken);
            while (worker.step()) {
                // to its end
            }
        });

        assertThat(platform.taken)
                .hasSize(deliveries.stream().mapToInt(Delivery::submissions).sum());
        assertThat(platform.rows).isEqualTo(oneByOne.rows);
        assertThat(platform.taken.stream().map(t -> t.answer))
                .isEqualTo(oneByOne.taken.stream().map(t -> t.answer).toList());
        assertThat(platform.finished).isEqualTo(platform.taken.size());
    }

    @Provide
    Arbitrary<List<Delivery>> deliveries() {
        Arbitrary<Line> line = Combinators.combine(
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 3))
                .as(Line::new);
        Arbitrary<Delivery> delivery = Combinators.combine(
                        Arbitraries.of(STREETS),
                        line.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3))
                .as(Delivery::new);
        return delivery.list().ofMinSize(1).ofMaxSize(8);
    }

    /// The one community of a street.
    private static UnitCode unitOf(String street) {
        return UnitCode.of(street + "001");
    }

    /// Identity of a stored row: its key with submission and row.
    record Identity(NaturalKey key, long number, int row) {}

    private static final class Taken {
        private final long number;
        private final String street;
        private final byte[] bytes;
        private @Nullable Worker claim;
        private @Nullable List<String> answer;

        Taken(long number, String street, byte[] bytes) {
            this.number = number;
            this.street = street;
            this.bytes = bytes;
        }
    }

    /// What is durable.
    private static final class Platform {
        private final List<Taken> taken = new ArrayList<>();
        private final Map<String, Taken> keys = new HashMap<>();
        private final Map<Identity, Hash128> rows = new HashMap<>();
        private int finished;

        Taken acknowledge(String street, byte[] bytes, @Nullable String key) {
            Taken earlier = key == null ? null : keys.get(key);
            if (earlier != null) {
                return earlier;
            }
            var next = new Taken(taken.size() + 1L, street, bytes);
            taken.add(next);
            if (key != null) {
                keys.put(key, next);
            }
            return next;
        }

        /// The heads of the streets: the lowest number of each that is not finished.
        List<Taken> heads() {
            return taken.stream()
                    .filter(t -> t.answer == null)
                    .collect(Collectors.groupingBy(t -> t.street, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(List::getFirst)
                    .toList();
        }
    }

    /// One attempt at a submission, a batch a step.
    private static final class Worker {
        private final Platform platform;
        private final Taken work;
        private final RowRules rules;
        private final FeedRows rows;
        private final List<String> outcomes = new ArrayList<>();

        Worker(Platform platform, Taken work) {
            this.platform = platform;
            this.work = work;
            work.claim = this;
            try {
                Feed feed = switch (FeedReading.open(
                        () -> new ByteArrayInputStream(work.bytes), Template.SHEETS, AmountUnit.YUAN, Mapping.NONE)) {
                    case Feed f -> f;
                    case FeedReading.Refused refused ->
                        throw new IllegalStateException(refused.problem().toString());
                };
                var intake = new Intake(
                        StreetCode.of(work.street).range(),
                        java.time.Instant.parse("2026-04-01T00:00:00Z"),
                        FeedMode.BACKFILL);
                rules = new RowRules(feed, Feeding.RULEBOOK, intake, new Before(platform, work));
                rows = feed.rows();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// False when there is nothing more for it to do.
        boolean step() {
            try {
                List<FeedRow> batch = rows.next(BATCH);
                if (batch.isEmpty()) {
                    rows.close();
                    if (work.claim == this && work.answer == null) {
                        work.answer = List.copyOf(outcomes);
                        platform.finished++;
                    }
                    return false;
                }
                for (RowOutcome outcome : rules.judge(batch).outcomes()) {
                    switch (outcome) {
                        case RowOutcome.Accepted a -> {
                            Fact fact = a.fact();
                            platform.rows.put(new Identity(fact.key(), work.number, fact.row()), fact.content());
                            outcomes.add("accepted " + fact.row());
                        }
                        case RowOutcome.Rejected r -> outcomes.add("rejected " + r.row() + " " + r.code());
                        case RowOutcome.Unchanged u -> outcomes.add("unchanged");
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Rows of smaller numbers of the street.
    private record Before(Platform platform, Taken work) implements Lookups {
        @Override
        public Map<UnitCode, KnownUnit> units() {
            return Map.of(unitOf(work.street), new KnownUnit(CommunityKind.URBAN, null));
        }

        @Override
        public Map<NaturalKey.OfEvent, KnownEvent> events(Set<NaturalKey.OfEvent> keys) {
            return Map.of();
        }

        @Override
        public Map<NaturalKey, Hash128> contents(Collection<NaturalKey> keys) {
            var newest = new HashMap<NaturalKey, Identity>();
            for (Identity row : platform.rows.keySet()) {
                if (row.number < work.number && keys.contains(row.key)) {
                    newest.merge(
                            row.key,
                            row,
                            (a, b) -> a.number > b.number || a.number == b.number && a.row > b.row ? a : b);
                }
            }
            var contents = new HashMap<NaturalKey, Hash128>();
            newest.forEach((key, row) -> contents.put(key, platform.rows.get(row)));
            return contents;
        }
    }

    /// Senders and workers take turns as chance has it.
    private static final class History {
        private final Platform platform;
        private final Random random;
        private final List<Runnable> sendings = new ArrayList<>();
        private final List<Worker> workers = new ArrayList<>();

        History(Platform platform, List<Delivery> deliveries, Random random) {
            this.platform = platform;
            this.random = random;
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery delivery = deliveries.get(i);
                byte[] bytes = file(delivery);
                String key = delivery.keyed ? "key " + i : null;
                for (int n = 0; n < delivery.sendings; n++) {
                    sendings.add(() -> platform.acknowledge(delivery.street, bytes, key));
                }
                // an upload that breaks off gets to no acknowledgement
                sendings.add(() -> {});
            }
            java.util.Collections.shuffle(sendings, random);
        }

        void run() {
            while (!sendings.isEmpty() || platform.taken.stream().anyMatch(t -> t.answer == null)) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (!sendings.isEmpty()) {
                            sendings.removeLast().run();
                        }
                    }
                    case 1 -> claim();
                    case 2 -> {
                        // kill -9: what it wrote stays, what it knew is gone, its lease runs out
                        if (!workers.isEmpty() && random.nextInt(4) == 0) {
                            workers.remove(random.nextInt(workers.size()));
                        }
                    }
                    default -> {
                        if (!workers.isEmpty()) {
                            int chosen = random.nextInt(workers.size());
                            if (!workers.get(chosen).step()) {
                                workers.remove(chosen);
                            }
                        }
                    }
                }
            }
        }

        /// A head of a street; one that somebody holds only as after a lease that ran out, and then both go on.
        private void claim() {
            List<Taken> heads = platform.heads();
            if (!heads.isEmpty()) {
                Taken head = heads.get(random.nextInt(heads.size()));
                if (head.claim == null || !workers.contains(head.claim) || random.nextInt(3) == 0) {
                    workers.add(new Worker(platform, head));
                }
            }
        }

        private static byte[] file(Delivery delivery) {
            var text = new StringBuilder("社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余\n");
            for (Line line : delivery.lines) {
                text.append("%s,2026-0%d,资金%d,%d.00,0.00,0.00,%d.00%n"
                        .formatted(unitOf(delivery.street), line.month, line.fund, line.amount, line.amount));
            }
            return text.toString().getBytes(UTF_8);
        }
    }
}
