package org.jujian.tenants.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.CommunityKind;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final DueRange HORIZON = due("2024-01-01", "2026-06-30");

    private final DutyRules rules = new DutyRules(Catalogue.builtIn(), WorkingCalendar.builtIn());

    @Test
    void derivesACommunityThatNeverWas() {
        assertThat(work(7, null)).isEqualTo(new Work.Again(HORIZON));
    }

    @Test
    void passesOverACommunityThatIsUpToDate() {
        assertThat(work(7, derived(7, "2026-01", "2026-01", HORIZON))).isEqualTo(new Work.Nothing());
    }

    @Test
    void addsTheMonthsThatAreMissing() {
        assertThat(work(7, derived(7, "2026-01", "2026-01", due("2024-01-01", "2026-05-31"))))
                .isEqualTo(new Work.Extend(due("2026-06-01", "2026-06-30")));
    }

    @Test
    void derivesAgainAfterAChangeOfInputsCatalogueOrCalendar() {
        assertThat(work(8, derived(7, "2026-01", "2026-01", HORIZON))).isEqualTo(new Work.Again(HORIZON));
        assertThat(work(7, derived(7, "2025-01", "2026-01", HORIZON))).isEqualTo(new Work.Again(HORIZON));
        assertThat(work(7, derived(7, "2026-01", "2025-01", HORIZON))).isEqualTo(new Work.Again(HORIZON));
    }

    @Test
    void derivesAgainWhatWasEverDerived() {
        assertThat(work(8, derived(7, "2026-01", "2026-01", due("2023-01-01", "2026-03-31"))))
                .isEqualTo(new Work.Again(due("2023-01-01", "2026-06-30")));
        assertThat(work(8, derived(7, "2026-01", "2026-01", due("2025-01-01", "2026-08-31"))))
                .isEqualTo(new Work.Again(due("2024-01-01", "2026-08-31")));
    }

    private Work work(long version, @Nullable Derivation last) {
        var community = new Community(UnitCode.of("310114004009"), CommunityKind.URBAN, LocalDate.of(2025, 1, 1), null);
        return Work.of(new Inputs(community, List.of(), version, last), rules, HORIZON);
    }

    private static Derivation derived(long version, String catalogue, String calendar, DueRange range) {
        return new Derivation(version, catalogue, calendar, range);
    }

    private static DueRange due(String from, String to) {
        return new DueRange(LocalDate.parse(from), LocalDate.parse(to));
    }
}
