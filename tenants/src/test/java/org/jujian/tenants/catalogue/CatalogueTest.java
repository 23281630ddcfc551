package org.jujian.tenants.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void holdsEveryItemElementAndDutyOfTheCatalogue() {
        assertThat(catalogue.items()).hasSize(55);
        assertThat(catalogue.items().stream().mapToInt(i -> i.elements().size()).sum())
                .isEqualTo(116);
        assertThat(catalogue.items().stream().mapToInt(i -> i.duties().size()).sum())
                .isEqualTo(76);
        assertThat(catalogue.version()).isEqualTo("2026-01");
    }

    @Test
    void leavesTheGapThatText9Has() {
        assertThat(catalogue.findItem("ZW-09")).isEmpty();
    }

    @Test
    void readsAnItemWithAllItsColumns() {
        var item = item("CW-04");
        assertThat(item.name()).isEqualTo("专项收支情况");
        assertThat(item.category()).isEqualTo(Category.FINANCE);
        assertThat(item.preset()).isEqualTo(Preset.CORE);
        assertThat(item.audience()).isEqualTo(Readers.N);
        assertThat(item.channels()).containsExactly(Channel.G, Channel.M);
        assertThat(item.extraProofs()).containsExactly(Proof.E8, Proof.E5);
        assertThat(item.requiredProofs())
                .containsExactly(Proof.E1, Proof.E2, Proof.E3, Proof.E5, Proof.E8, Proof.E9, Proof.E10);
        assertThat(item.sensitivity()).isEqualTo(Sensitivity.COMMERCIAL);
        assertThat(item.weight()).isEqualTo(2);
        assertThat(item.substantive()).isTrue();
        assertThat(item.source()).isEqualTo("T9");
        assertThat(item.elements()).extracting(Element::name).containsExactly("预算金额", "集资筹款数额", "承包合同", "各项开支");
        assertThat(item.duties())
                .containsExactly(
                        new Duty(Frequency.M, List.of(1, 2, 3, 4)), new Duty(Frequency.P, List.of(1, 2, 3, 4)));
    }

    @Test
    void retiresZw06AtTheEndOf2021() {
        assertThat(item("ZW-06").inForceOn(LocalDate.of(2021, 12, 31))).isTrue();
        assertThat(item("ZW-06").inForceOn(LocalDate.of(2022, 1, 1))).isFalse();
        assertThat(catalogue.inForce(LocalDate.of(2026, 1, 1))).hasSize(54);
    }

    @Test
    void appliesRuralItemsToRuralCommunitiesOnly() {
        assertThat(item("ZW-02").appliesTo(CommunityKind.URBAN)).isFalse();
        assertThat(item("ZW-02").appliesTo(CommunityKind.RURAL)).isTrue();
    }

    @Test
    void appliesItemsOfTheStreetOfficeToNoCommunity() {
        assertThat(item("GK-11").appliesTo(CommunityKind.URBAN)).isFalse();
        assertThat(item("GK-11").appliesTo(CommunityKind.RURAL)).isFalse();
    }

    @Test
    void requiresRuralElementsOfRuralCommunitiesOnly() {
        var item = item("CW-02");
        var duty = item.duties().getFirst();
        assertThat(item.requiredElements(duty, CommunityKind.URBAN))
                .containsExactly(2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(item.requiredElements(duty, CommunityKind.RURAL)).hasSize(15);
        var plan = item("CW-01");
        assertThat(plan.requiredElements(plan.duties().getFirst(), CommunityKind.URBAN))
                .containsExactly(1, 2, 5);
    }

    @Test
    void requiresNoNumberedElementOfAnItemWithoutElements() {
        var item = item("JW-06");
        assertThat(item.requiredElements(item.duties().getFirst(), CommunityKind.URBAN))
                .isEmpty();
    }

    @Test
    void knowsThePeriodsThatAnItemIsOwedFor() {
        assertThat(item("ZW-03").periodKinds())
                .isEqualTo(Set.of(PeriodKind.PLAN, PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.STANDING));
        assertThat(item("ZW-05").periodKinds()).isEmpty();
    }

    @Test
    void takesTheOnlyEventDrivenDutyWhenTheKindIsNotGiven() {
        assertThat(item("CW-05").defaultEventKind()).contains(EventKind.WHOLE_PROCESS);
        assertThat(item("JW-07").defaultEventKind()).contains(EventKind.REQUEST);
        assertThat(item("JW-02").defaultEventKind()).contains(EventKind.CHANGE);
    }

    @Test
    void takesTheEventDrivenDutyBeforeTheChangeOfAStandingOne() {
        assertThat(item("DW-02").eventKinds()).isEqualTo(Set.of(EventKind.SINGLE, EventKind.CHANGE));
        assertThat(item("DW-02").defaultEventKind()).contains(EventKind.SINGLE);
    }

    @Test
    void asksForTheKindWhereTwoDutiesAreEventDriven() {
        assertThat(item("SX-05").eventKinds()).isEqualTo(Set.of(EventKind.SINGLE, EventKind.WHOLE_PROCESS));
        assertThat(item("SX-05").defaultEventKind()).isEmpty();
        assertThat(item("ZW-10").defaultEventKind()).isEmpty();
    }

    @Test
    void hasNoEventOfAnItemThatHasPeriodsOnly() {
        assertThat(item("CW-02").eventKinds()).isEmpty();
        assertThat(item("CW-02").defaultEventKind()).isEmpty();
    }

    @Test
    void refusesTwoItemsOfOneCode() {
        assertThatThrownBy(() -> new Catalogue("x", List.of(item("CW-02"), item("CW-02"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("catalogue: expected one item of a code, found two CW-02");
    }

    private Item item(String code) {
        return catalogue.findItem(code).orElseThrow();
    }
}
