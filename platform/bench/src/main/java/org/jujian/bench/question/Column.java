package org.jujian.bench.question;

/// A column of an answer.
record Column(String name, Kind kind) {
    enum Kind {
        NUMBER,
        DECIMAL,
        DAY,
        TEXT
    }
}
