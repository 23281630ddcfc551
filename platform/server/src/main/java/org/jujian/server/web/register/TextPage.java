package org.jujian.server.web.register;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.document.issuing.Amendments;
import org.jujian.reports.document.issuing.Edition;
import org.jujian.reports.document.writing.Passages;
import org.jujian.server.web.view.Days;

/// The words of a draft's problems: the machine's, those that people wrote, and who changed what when.
///
/// @param editable whether the viewer may change them
/// @param why      why not; `""` when he may
record TextPage(
        String number,
        String report,
        String state,
        List<Line> lines,
        List<Change> changes,
        boolean editable,
        String why,
        RegisterPage.@Nullable Notice notice) {
    TextPage {
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
    }

    /// @param now what stands in the field: what was typed and refused, or the words as they are
    record Line(String place, String label, String machine, String now, boolean changed) {}

    record Change(String when, String who, String label, String before, String after) {}

    /// @param typed what was typed and refused, by place
    static TextPage of(Amendments.Text text, Map<String, String> typed, RegisterPage.@Nullable Notice notice) {
        Edition edition = text.edition();
        return new TextPage(
                edition.number(),
                edition.kind().label() + "（" + Days.title(edition.period()) + "）",
                edition.state().label(),
                text.passages().stream()
                        .map(p -> new Line(
                                p.place(),
                                Passages.label(p.place()),
                                p.machine(),
                                typed.getOrDefault(p.place(), p.now()),
                                !p.machine().equals(p.now())))
                        .toList(),
                text.changes().reversed().stream()
                        .map(c -> new Change(
                                Days.longMoment(c.edited().at()),
                                c.edited().by(),
                                Passages.label(c.place()),
                                c.before(),
                                c.after()))
                        .toList(),
                text.refusal().isEmpty(),
                text.refusal().orElse(""),
                notice);
    }
}
