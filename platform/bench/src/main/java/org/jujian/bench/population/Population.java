package org.jujian.bench.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.bench.population.Draw.Use;

/// The invented country of a seed and a scale. Nothing is kept: each answer is computed from its arguments.
public final class Population {
    public static final YearMonth LAST_MONTH = YearMonth.of(2026, 3);
    public static final int COMMUNITIES_OF_A_STREET = 10;

    static final List<String> ITEMS =
            List.of("CW-01", "CW-02", "CW-03", "JW-01", "JW-02", "JW-05", "ZW-02", "ZW-05", "SX-01", "SX-02");

    private static final List<String> ACCOUNTS =
            List.of("2.11", "2.01", "2.05", "2.08", "2.14", "1.06.1", "1.08", "1.01");
    private static final int FIRST_STREET = 110_101_001;
    private static final int MOST_ENTRIES = 200;
    private static final int DUE_DAY = 10;
    private static final int LATEST_DAYS = 60;

    private final Draw draw;
    private final Scale scale;

    public Population(long seed, Scale scale) {
        this.draw = new Draw(seed);
        this.scale = scale;
    }

    public Scale scale() {
        return scale;
    }

    public YearMonth month(int month) {
        return LAST_MONTH.minusMonths(scale.months() - 1L - month);
    }

    public Community community(int community) {
        YearMonth changed = changed(community);
        return new Community(
                unit(community),
                (int) Math.clamp(
                        draw.logNormal(1_500, 0.6, community, Use.HOUSEHOLDS, Use.HOUSEHOLDS_ANGLE), 100, 20_000),
                skewed(0.02, 0.40, community, Use.LATE_SHARE),
                skewed(0.005, 0.10, community, Use.MISSING_SHARE),
                0.01 + 0.02 * draw.share(community, Use.CORRECTED_SHARE),
                switch (fate(community)) {
                    case BORN -> changed;
                    case STEADY, MERGED, SPLIT -> month(0);
                },
                switch (fate(community)) {
                    case MERGED, SPLIT -> Optional.of(changed.minusMonths(1));
                    case STEADY, BORN -> Optional.empty();
                },
                switch (fate(community)) {
                    case MERGED -> List.of(unit(community + 1));
                    case SPLIT -> List.of(unit(community + 1), unit(community + 2));
                    case STEADY, BORN -> List.of();
                });
    }

    /// What is owed of an item for a month; due on the tenth of the next. Published mostly in the last days before.
    public Duty duty(int community, int month, int item) {
        LocalDate due = month(month).plusMonths(1).atDay(DUE_DAY);
        return new Duty(unit(community), ITEMS.get(item), due, publishedOn(community, month, item, due));
    }

    /// When something is published that falls due on `due`; empty where it is missing.
    ///
    /// @param number of what the community owes for the month, from 0, below 200
    public Optional<LocalDate> publishedOn(int community, int month, int number, LocalDate due) {
        Community owes = community(community);
        long place = place(community, month, number);
        if (draw.share(place, Use.IS_MISSING) < owes.missingShare()) {
            return Optional.empty();
        }
        double far = Math.pow(draw.share(place, Use.LATENESS), 3);
        return Optional.of(
                draw.share(place, Use.IS_LATE) < owes.lateShare()
                        ? due.plusDays(1 + (long) (far * LATEST_DAYS))
                        : due.minusDays((long) (far * DUE_DAY)));
    }

    /// The survey of the quarter that ends with the month; some bring back so few sheets that nothing may be said
    /// about them (D-19: fewer than 30).
    public Survey survey(int community, int month) {
        Community asks = community(community);
        long place = place(community, month, 0);
        int issued = Math.max(10, asks.households() / 10);
        int returned = Math.max(3, (int) (issued * Math.pow(draw.share(place, Use.RETURNED_SHARE), 2)));
        int unaware = (int) (returned * 0.2 * draw.share(place, Use.UNAWARE_SHARE));
        int satisfied = (int) ((returned - unaware) * (0.4 + 0.5 * draw.share(place, Use.SATISFIED_SHARE)));
        int fairly = (returned - unaware - satisfied) / 2;
        return new Survey(
                asks.unit(),
                month(month),
                Survey.METHODS.get(draw.below(Survey.METHODS.size(), place, Use.METHOD)),
                issued,
                satisfied,
                fairly,
                returned - unaware - satisfied - fairly,
                unaware);
    }

    /// How many rows the ledger of a community has each month: more where more households are.
    public int entries(int community) {
        return Math.clamp(community(community).households() / 60, 4, MOST_ENTRIES);
    }

    /// @param number from 0, below [#entries]
    public Entry entry(int community, int month, int number) {
        Community keeps = community(community);
        long place = place(community, month, number);
        YearMonth period = month(month);
        int beforeTheEnd = (int) (Math.pow(draw.share(place, Use.DAY), 3) * period.lengthOfMonth());
        BigDecimal amount = BigDecimal.valueOf(
                (long) Math.clamp(draw.logNormal(60_000, 1.2, place, Use.AMOUNT, Use.AMOUNT_ANGLE), 100, 500_000_000),
                2);
        return new Entry(
                keeps.unit(),
                period,
                number + 1,
                period.atEndOfMonth().minusDays(beforeTheEnd),
                ACCOUNTS.get(draw.below(ACCOUNTS.size(), place, Use.ACCOUNT)),
                amount,
                draw.share(place, Use.IS_CORRECTED) < keeps.correctedShare()
                        ? Optional.of(new Entry.Correction(
                                1 + draw.below(12, place, Use.CORRECTION_AFTER), amount.add(BigDecimal.ONE)))
                        : Optional.empty());
    }

    /// Of each hundred communities (of each twenty where there are few) one goes into its neighbour and one becomes two
    /// others, in a street of their own.
    private Fate fate(int community) {
        int cycle = scale.communities() <= 100 ? 20 : 100;
        int at = community % cycle;
        if (community - at + 14 >= scale.communities() || scale.months() < 3) {
            return Fate.STEADY;
        }
        return switch (at) {
            case 6 -> Fate.MERGED;
            case 12 -> Fate.SPLIT;
            case 13, 14 -> Fate.BORN;
            default -> Fate.STEADY;
        };
    }

    /// The first month after a merge or split; a community that is born shares it with the one that it comes from.
    private YearMonth changed(int community) {
        int source = fate(community) == Fate.BORN
                ? community / COMMUNITIES_OF_A_STREET * COMMUNITIES_OF_A_STREET + 2
                : community;
        return month(1 + draw.below(Math.max(1, scale.months() - 2), source, Use.FATE_MONTH));
    }

    private double skewed(double least, double most, int community, Use use) {
        return least + (most - least) * Math.pow(draw.share(community, use), 2);
    }

    private static UnitCode unit(int community) {
        return new UnitCode((FIRST_STREET + community / COMMUNITIES_OF_A_STREET) * 1_000L
                + community % COMMUNITIES_OF_A_STREET
                + 1);
    }

    private long place(int community, int month, int number) {
        return ((long) community * scale.months() + month) * MOST_ENTRIES + number;
    }

    private enum Fate {
        STEADY,
        MERGED,
        SPLIT,
        BORN
    }
}
