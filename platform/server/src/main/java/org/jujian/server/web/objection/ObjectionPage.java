package org.jujian.server.web.objection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One 说明 or 申诉 with its figure, its answer and what may be done with it, ready to print.
///
/// @param heading 申诉：及时率 75.9%
/// @param upload  the upload that bears it out; null when there is none
/// @param answer  null before there is one
/// @param steps   oldest first
/// @param outcomes what whoever answers chooses from; empty for everybody else
public record ObjectionPage(
        String id,
        String heading,
        String place,
        String kind,
        String style,
        String state,
        @Nullable String overdue,
        Figure figure,
        String words,
        @Nullable String upload,
        @Nullable Answer answer,
        List<Step> steps,
        List<Outcome> outcomes,
        boolean mayFile,
        boolean mayWithdraw,
        boolean mayExtend) {
    public ObjectionPage {
        steps = List.copyOf(steps);
        outcomes = List.copyOf(outcomes);
    }

    /// The figure as it was frozen, and as it is now.
    ///
    /// @param now      null when it is as it was
    /// @param evidence null where no page shows it
    public record Figure(
            String name,
            String code,
            String value,
            @Nullable String ratio,
            String cutOff,
            String published,
            String run,
            String versions,
            @Nullable String now,
            @Nullable String evidence) {}

    /// @param follows what follows from it
    public record Answer(String by, String reason, String follows) {}

    /// @param style done or now, as the timeline draws it
    public record Step(String style, String label, String when, String note) {}

    public record Outcome(String value, String label, String consequence) {}
}
