package org.jujian.bench.question;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jujian.bench.stores.Stores;

/// All questions to all peers, in turns. Before any time counts, all answers are equal.
public final class Comparison {
    static final String OURS = "Jujian";
    private static final String POSTGRES = "PostgreSQL";
    private static final String DUCKDB = "DuckDB";

    private final Stores stores;
    private final Path directory;

    public Comparison(Stores stores, Path directory) {
        this.stores = stores;
        this.directory = directory;
    }

    /// What one peer took for a question: seconds by the clock, and of the processor.
    record Took(Times clock, Times cpu) {}

    /// @param rows of the answers
    record Result(
            Map<Question, Integer> rows,
            Map<Question, Map<String, Took>> times,
            Map<Question, List<RawEngine.Took>> raw) {}

    /// Asks, and prints the tables.
    public void run(int rounds, PrintStream out) {
        print(measure(rounds), out);
    }

    Result measure(int rounds) {
        try (var raw = new RawEngine(stores.engineAddress())) {
            var copies = new Copies(stores, raw, directory);
            try (Connection postgres = copies.postgres();
                    Connection duckdb = copies.duckdb()) {
                List<Peer> peers = List.of(
                        new EnginePeer(stores.columnStore(), stores.enginePid()),
                        new JdbcPeer(POSTGRES, postgres, Dialect.POSTGRES, List.of(stores.postgresPid())),
                        new JdbcPeer(DUCKDB, duckdb, Dialect.DUCKDB, List.of()));
                Map<Question, Integer> rows = requireEqual(peers);
                var times = new EnumMap<Question, Map<String, Took>>(Question.class);
                var engine = new EnumMap<Question, List<RawEngine.Took>>(Question.class);
                for (Question question : Question.values()) {
                    times.put(question, inTurns(peers, question, rounds));
                    engine.put(question, alone(raw, question, rounds));
                }
                return new Result(rows, times, engine);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Question, Integer> requireEqual(List<Peer> peers) {
        var rows = new EnumMap<Question, Integer>(Question.class);
        for (Question question : Question.values()) {
            Answer expected = peers.getFirst().ask(question);
            for (Peer peer : peers.subList(1, peers.size())) {
                Answer found = peer.ask(question);
                if (!found.equals(expected)) {
                    throw new IllegalStateException(
                            question + ": " + difference(peers.getFirst(), expected, peer, found));
                }
            }
            rows.put(question, expected.rows().size());
        }
        return rows;
    }

    private static String difference(Peer one, Answer expected, Peer other, Answer found) {
        for (int i = 0; i < Math.min(expected.rows().size(), found.rows().size()); i++) {
            if (!expected.rows().get(i).equals(found.rows().get(i))) {
                return "row %d: %s says %s, %s says %s"
                        .formatted(
                                i,
                                one.name(),
                                expected.rows().get(i),
                                other.name(),
                                found.rows().get(i));
            }
        }
        return "%s says %d rows, %s says %d"
                .formatted(
                        one.name(),
                        expected.rows().size(),
                        other.name(),
                        found.rows().size());
    }

    /// Another one begins in each round.
    private static Map<String, Took> inTurns(List<Peer> peers, Question question, int rounds) {
        var seconds = new LinkedHashMap<String, List<Double>>();
        var cpu = new LinkedHashMap<String, List<Double>>();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < peers.size(); turn++) {
                Peer peer = peers.get((round + turn) % peers.size());
                double used = peer.cpuSeconds();
                long start = System.nanoTime();
                peer.ask(question);
                seconds.computeIfAbsent(peer.name(), name -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
                cpu.computeIfAbsent(peer.name(), name -> new ArrayList<>()).add(peer.cpuSeconds() - used);
            }
        }
        var times = new LinkedHashMap<String, Took>();
        peers.forEach(peer -> times.put(
                peer.name(),
                new Took(
                        Times.of(seconds.getOrDefault(peer.name(), List.of())),
                        Times.of(cpu.getOrDefault(peer.name(), List.of())))));
        return times;
    }

    private static List<RawEngine.Took> alone(RawEngine raw, Question question, int rounds) {
        raw.ask(question);
        var took = new ArrayList<RawEngine.Took>();
        for (int round = 0; round < rounds; round++) {
            took.add(raw.ask(question));
        }
        return took;
    }

    static void print(Result result, PrintStream out) {
        out.println(
                "| Question | Rows | Jujian ms | PostgreSQL ms | DuckDB ms | × PostgreSQL | × DuckDB | CPU ms of each |");
        out.println("|---|---|---|---|---|---|---|---|");
        result.times().forEach((question, times) -> {
            Times ours = of(times, OURS).clock();
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %s | %s | %s | %.2f | %.2f | %.0f, %.0f, %.0f |%n",
                    question.title(),
                    result.rows().get(question),
                    ours.inMillis(),
                    of(times, POSTGRES).clock().inMillis(),
                    of(times, DUCKDB).clock().inMillis(),
                    ours.fasterThan(of(times, POSTGRES).clock()),
                    ours.fasterThan(of(times, DUCKDB).clock()),
                    of(times, OURS).cpu().median() * 1e3,
                    of(times, POSTGRES).cpu().median() * 1e3,
                    of(times, DUCKDB).cpu().median() * 1e3);
        });
        for (Question.Sort sort : Question.Sort.values()) {
            out.printf(
                    Locale.ROOT,
                    "| **geometric mean, %s** | | | | | **%.2f** | **%.2f** | |%n",
                    sort.title(),
                    mean(result, sort, POSTGRES),
                    mean(result, sort, DUCKDB));
        }
        out.println();
        out.println("| Question | request ms | of it the engine ms | server over engine | more ms |");
        out.println("|---|---|---|---|---|");
        result.raw().forEach((question, took) -> {
            Times request = Times.of(took.stream().map(t -> t.request() / 1e9).toList());
            Times engine = Times.of(took.stream().map(t -> t.engine() / 1e9).toList());
            Times more = Times.of(
                    took.stream().map(t -> (t.request() - t.engine()) / 1e9).toList());
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %+.1f %% | %s |%n",
                    question.title(),
                    request.inMillis(),
                    engine.inMillis(),
                    (engine.fasterThan(request) - 1) * 100,
                    more.inMillis());
        });
    }

    private static double mean(Result result, Question.Sort sort, String peer) {
        return Times.geometricMean(result.times().entrySet().stream()
                .filter(entry -> entry.getKey().sort() == sort)
                .map(entry -> of(entry.getValue(), OURS)
                        .clock()
                        .fasterThan(of(entry.getValue(), peer).clock()))
                .toList());
    }

    private static Took of(Map<String, Took> times, String peer) {
        Took found = times.get(peer);
        if (found == null) {
            throw new IllegalStateException("peer: expected " + peer + ", found " + times.keySet());
        }
        return found;
    }
}
