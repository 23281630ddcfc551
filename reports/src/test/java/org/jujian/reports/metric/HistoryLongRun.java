package org.jujian.reports.metric;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// [HistoryProperties] over ten thousand histories; not part of a build, see CONTRIBUTING.md for the command.
class HistoryLongRun {
    @BeforeContainer
    static void starts() throws IOException {
        HistoryProperties.starts();
    }

    @AfterContainer
    static void stops() {
        HistoryProperties.stops();
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void answersOfThatDayStayAndChangedCellsAreAll(@ForAll("histories") List<Histories.Step> history) {
        HistoryProperties.check(history);
    }

    @Provide
    Arbitrary<List<Histories.Step>> histories() {
        return Histories.histories();
    }
}
