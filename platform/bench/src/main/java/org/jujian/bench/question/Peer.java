package org.jujian.bench.question;

/// A store that answers questions over the population's rows.
interface Peer {
    String name();

    Answer ask(Question question);
}
