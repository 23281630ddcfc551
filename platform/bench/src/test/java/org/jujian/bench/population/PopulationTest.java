package org.jujian.bench.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
    private static final int YEAR = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260301})
    void makesTheSameRowsOfTheSameSeedInWhateverOrder(long seed) {
        var forwards = new Population(seed, Scale.SF1);
        var shuffled = new Population(seed, Scale.SF1);
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, 20 * YEAR * 4).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        var dutiesByPlace = new TreeMap<Integer, Duty>();
        var entriesByPlace = new TreeMap<Integer, Entry>();
        for (int place : places) {
            dutiesByPlace.put(place, shuffled.duty(place / 48, place / 4 % YEAR, place % 4));
            entriesByPlace.put(place, shuffled.entry(place / 48, place / 4 % YEAR, place % 4));
        }

        assertThat(List.copyOf(dutiesByPlace.values()))
                .isEqualTo(IntStream.range(0, places.size())
                        .mapToObj(p -> forwards.duty(p / 48, p / 4 % YEAR, p % 4))
                        .toList())
                .isNotEqualTo(IntStream.range(0, places.size())
                        .mapToObj(p -> new Population(seed + 1, Scale.SF1).duty(p / 48, p / 4 % YEAR, p % 4))
                        .toList());
        assertThat(List.copyOf(entriesByPlace.values()))
                .isEqualTo(IntStream.range(0, places.size())
                        .mapToObj(p -> forwards.entry(p / 48, p / 4 % YEAR, p % 4))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260301})
    void keepsEveryShareOfEveryCommunityInItsRange(long seed) {
        assertThat(communities(new Population(seed, Scale.SF100))).allSatisfy(community -> {
            assertThat(community.lateShare()).isBetween(0.02, 0.40);
            assertThat(community.missingShare()).isBetween(0.005, 0.10);
            assertThat(community.correctedShare()).isBetween(0.01, 0.03);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260301})
    void drawsRowsByTheSharesOfTheirCommunity(long seed) {
        var population = new Population(seed, new Scale("some", 300, YEAR));
        double expectedLate = 0;
        double expectedMissing = 0;
        double expectedCorrected = 0;
        long late = 0;
        long missing = 0;
        long corrected = 0;
        long duties = 0;
        long entries = 0;
        long atTheEnd = 0;
        for (int c = 0; c < 300; c++) {
            Community community = population.community(c);
            for (int m = 0; m < YEAR; m++) {
                for (int item = 0; item < Population.ITEMS.size(); item++) {
                    Duty duty = population.duty(c, m, item);
                    duties++;
                    late += duty.isLate() ? 1 : 0;
                    missing += duty.publishedOn().isEmpty() ? 1 : 0;
                    expectedMissing += community.missingShare();
                    expectedLate += (1 - community.missingShare()) * community.lateShare();
                }
                for (int number = 0; number < population.entries(c); number++) {
                    Entry entry = population.entry(c, m, number);
                    entries++;
                    expectedCorrected += community.correctedShare();
                    corrected += entry.correction().isPresent() ? 1 : 0;
                    atTheEnd += entry.businessOn()
                                    .isAfter(entry.month().atEndOfMonth().minusDays(5))
                            ? 1
                            : 0;
                    assertThat(entry.correction()
                                    .map(Entry.Correction::monthsLater)
                                    .orElse(1))
                            .isBetween(1, 12);
                }
            }
        }
        assertThat((double) late / duties).isBetween(expectedLate / duties - 0.01, expectedLate / duties + 0.01);
        assertThat((double) missing / duties)
                .isBetween(expectedMissing / duties - 0.005, expectedMissing / duties + 0.005);
        assertThat((double) corrected / entries)
                .isBetween(expectedCorrected / entries - 0.002, expectedCorrected / entries + 0.002);
        // five days of about thirty would hold 16 % if they were like the others
        assertThat((double) atTheEnd / entries).isBetween(0.45, 0.65);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260301})
    void hasManySmallCommunitiesAndAFewLargeOnes(long seed) {
        List<Integer> sizes = communities(new Population(seed, Scale.SF100)).stream()
                .map(Community::households)
                .sorted()
                .toList();
        double mean = sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();

        assertThat(sizes.get(1_000)).isBetween(1_350, 1_650);
        assertThat(mean / sizes.get(1_000)).isBetween(1.1, 1.3);
    }

    @Test
    void endsACommunityWhereItsSuccessorsTakeOver() {
        for (Scale scale : List.of(Scale.SF1, Scale.SF100)) {
            List<Community> all = communities(new Population(7, scale));
            List<Community> ended =
                    all.stream().filter(c -> c.last().isPresent()).toList();

            assertThat(ended).hasSize(scale.communities() == 20 ? 2 : 40);
            assertThat(ended)
                    .allSatisfy(old -> assertThat(old.successors()).isNotEmpty().allSatisfy(code -> {
                        Community next = all.stream()
                                .filter(c -> c.unit().equals(code))
                                .findFirst()
                                .orElseThrow();
                        assertThat(code.street()).isEqualTo(old.unit().street());
                        assertThat(next.isInForce(old.last().orElseThrow().plusMonths(1)))
                                .isTrue();
                        assertThat(next.isInForce(old.last().orElseThrow()))
                                .isEqualTo(old.successors().size() == 1);
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20260301})
    void bringsBackFewSheetsOfSomeSurveysAndNeverMoreThanWereIssued(long seed) {
        var population = new Population(seed, Scale.SF100);
        int tooFew = 0;
        for (int c = 0; c < 2_000; c++) {
            Survey survey = population.survey(c, 35);
            int aware = survey.satisfied() + survey.fairlySatisfied() + survey.dissatisfied();

            assertThat(survey.quarter()).isEqualTo("2026Q1");
            assertThat(List.of(survey.satisfied(), survey.fairlySatisfied(), survey.dissatisfied(), survey.unaware()))
                    .allSatisfy(count -> assertThat(count).isNotNegative());
            assertThat(aware + survey.unaware()).isBetween(3, survey.issued());
            tooFew += aware < 30 ? 1 : 0;
        }
        assertThat(tooFew).isBetween(500, 1_500);
    }

    private static List<Community> communities(Population population) {
        return IntStream.range(0, population.scale().communities())
                .mapToObj(population::community)
                .toList();
    }
}
