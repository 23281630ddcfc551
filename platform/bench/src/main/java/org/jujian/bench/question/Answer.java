package org.jujian.bench.question;

import java.util.List;

/// What a store said: rows with their values as texts, so that stores can be compared to the last digit.
record Answer(List<String> rows) {
    Answer {
        rows = List.copyOf(rows);
    }
}
