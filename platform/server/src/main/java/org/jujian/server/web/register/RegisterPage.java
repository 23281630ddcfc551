package org.jujian.server.web.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Pager;

/// A page of the register, ready to print.
///
/// @param units  empty where there is only one
/// @param notice what was done or refused just now; null without
record RegisterPage(
        String lede,
        List<Choice> kinds,
        List<Choice> units,
        List<Choice> states,
        String period,
        String query,
        List<Line> lines,
        Pager pager,
        @Nullable Notice notice) {
    RegisterPage {
        kinds = List.copyOf(kinds);
        units = List.copyOf(units);
        states = List.copyOf(states);
        lines = List.copyOf(lines);
    }

    record Choice(String value, String label, boolean chosen) {}

    record Notice(String style, String icon, String text) {}

    /// @param edition   第2版, or a dash
    /// @param sha256    of its file; null while it is being printed
    /// @param download  address of the file; null while it is being printed
    /// @param text      address of the page of its words; null where they are not edited
    /// @param relations which edition it replaces, and which replaced it
    record Line(
            String number,
            String report,
            String unit,
            String edition,
            String state,
            String style,
            List<String> history,
            List<String> relations,
            @Nullable String sha256,
            @Nullable String download,
            List<Action> actions,
            @Nullable String text,
            boolean withdrawable) {
        public Line {
            history = List.copyOf(history);
            relations = List.copyOf(relations);
            actions = List.copyOf(actions);
        }
    }

    record Action(String href, String label) {}
}
