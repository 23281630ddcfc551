package org.jujian.bench.question;

/// A store that answers questions over the population's rows.
interface Peer {
    String name();

    /// CPU seconds of all processes that answer, the asking one too.
    double cpuSeconds();

    Answer ask(Question question);
}
