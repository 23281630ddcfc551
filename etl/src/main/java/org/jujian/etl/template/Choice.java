package org.jujian.etl.template;

import java.util.List;
import java.util.Set;

/// Columns of which a file needs one way or another: satisfied when all columns of at least one way are there.
public record Choice(List<List<String>> ways) {
    public Choice {
        ways = ways.stream().map(List::copyOf).toList();
    }

    boolean satisfiedBy(Set<String> columns) {
        return ways.stream().anyMatch(columns::containsAll);
    }

    /// 期间或事件编号
    String label() {
        return String.join("或", ways.stream().map(way -> String.join("和", way)).toList());
    }
}
