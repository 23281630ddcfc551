package org.jujian.server.web.objection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Pager;

/// A list of 说明 and 申诉, ready to print.
///
/// @param street whether it is of a street, so that each names its community
public record ObjectionsPage(String lede, boolean street, List<Choice> states, List<Line> lines, Pager pager) {
    public ObjectionsPage {
        states = List.copyOf(states);
        lines = List.copyOf(lines);
    }

    public record Choice(String value, String label, boolean chosen) {}

    /// @param due    until when it is answered, and by whom
    /// @param overdue as a sentence; null when it is not
    public record Line(
            String href,
            String unit,
            String kind,
            String figure,
            String period,
            String value,
            String filed,
            String due,
            @Nullable String overdue,
            String style,
            String state) {}
}
