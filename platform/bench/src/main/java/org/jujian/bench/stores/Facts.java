package org.jujian.bench.stores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.bench.population.Community;
import org.jujian.bench.population.Entry;
import org.jujian.bench.population.Population;
import org.jujian.etl.fact.Hash128;
import org.jujian.etl.fact.LedgerRow;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.fact.SheetRow;
import org.jujian.etl.fact.SurveyRow;
import org.jujian.etl.fact.UnitRow;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.Proof;

/// The rows of an invented street as the facts that its files would become; months in which a community is not in force
/// have none.
final class Facts {
    private static final LocalDate LONG_AGO = LocalDate.of(2021, 1, 1);
    private static final String FUND = "居委会账";
    private static final List<String> SUMMARIES = List.of("固定电话费", "打印纸和硒鼓", "活动室空调维修", "楼道保洁服务费", "宣传栏制作", "居民议事会茶水");
    private static final int COUNTERPARTIES = 60;

    private final Population population;
    private final int first;
    private final int end;

    /// @param street from 0
    Facts(Population population, int street) {
        this.population = population;
        this.first = street * Population.COMMUNITIES_OF_A_STREET;
        this.end = Math.min(
                first + Population.COMMUNITIES_OF_A_STREET, population.scale().communities());
    }

    List<UnitRow> units() {
        return IntStream.range(first, end)
                .mapToObj(population::community)
                .map(Facts::unit)
                .toList();
    }

    /// A thing owed, as the platform derived it.
    record Owed(UnitCode unit, String item, String period, String event, String stage, LocalDate dueOn) {}

    /// What was published of what is owed.
    List<RegisterRow> publications(List<Owed> owed) {
        var rows = new ArrayList<RegisterRow>();
        var numbers = new HashMap<String, Integer>();
        for (Owed duty : owed) {
            int community = community(duty.unit());
            int month = month(YearMonth.from(duty.dueOn()).minusMonths(1));
            int number = numbers.merge(community + " " + month, 1, Integer::sum);
            population
                    .publishedOn(community, Math.max(0, month), number - 1, duty.dueOn())
                    .ifPresent(day -> rows.add(publication(rows.size() + 1, duty, day)));
        }
        return rows;
    }

    List<LedgerRow> ledger() {
        var rows = new ArrayList<LedgerRow>();
        everyMonth((community, month) -> {
            for (int number = 0; number < population.entries(community); number++) {
                Entry entry = population.entry(community, month, number);
                rows.add(line(rows.size() + 1, entry, entry.amount()));
            }
        });
        return rows;
    }

    /// The lines that were corrected until today, as a later file brings them.
    List<LedgerRow> corrections() {
        var rows = new ArrayList<LedgerRow>();
        everyMonth((community, month) -> {
            for (int number = 0; number < population.entries(community); number++) {
                Entry entry = population.entry(community, month, number);
                entry.correction()
                        .filter(c -> !entry.month().plusMonths(c.monthsLater()).isAfter(Population.LAST_MONTH))
                        .ifPresent(c -> rows.add(line(rows.size() + 1, entry, c.amount())));
            }
        });
        return rows;
    }

    /// A sheet for each month, chained, of the ledger as it was first written.
    List<SheetRow> sheets() {
        var rows = new ArrayList<SheetRow>();
        Map<Integer, Money> held = new HashMap<>();
        everyMonth((community, month) -> {
            Money income = Money.ZERO;
            Money expense = Money.ZERO;
            for (int number = 0; number < population.entries(community); number++) {
                Entry entry = population.entry(community, month, number);
                var amount = new Money(entry.amount());
                if (isIncome(entry)) {
                    income = income.plus(amount);
                } else {
                    expense = expense.plus(amount);
                }
            }
            Money opening = held.getOrDefault(community, Money.of("100000000.00"));
            Money closing = opening.plus(income).minus(expense);
            held.put(community, closing);
            YearMonth period = population.month(month);
            UnitCode unit = population.community(community).unit();
            rows.add(new SheetRow(
                    rows.size() + 1,
                    hash(unit, period, opening, closing),
                    unit,
                    period,
                    FUND,
                    opening,
                    income,
                    expense,
                    closing,
                    null,
                    null,
                    ""));
        });
        return rows;
    }

    List<SurveyRow> surveys() {
        var rows = new ArrayList<SurveyRow>();
        everyMonth((community, month) -> {
            if (population.month(month).getMonthValue() % 3 == 0) {
                var survey = population.survey(community, month);
                rows.add(new SurveyRow(
                        rows.size() + 1,
                        hash(survey),
                        survey.unit(),
                        survey.quarter(),
                        survey.method(),
                        survey.issued(),
                        survey.satisfied(),
                        survey.fairlySatisfied(),
                        survey.dissatisfied(),
                        survey.unaware(),
                        0));
            }
        });
        return rows;
    }

    private interface Month {
        void of(int community, int month);
    }

    private void everyMonth(Month work) {
        for (int community = first; community < end; community++) {
            Community keeps = population.community(community);
            for (int month = 0; month < population.scale().months(); month++) {
                if (keeps.isInForce(population.month(month))) {
                    work.of(community, month);
                }
            }
        }
    }

    private int community(UnitCode unit) {
        return first + (int) (unit.value() % 1_000) - 1;
    }

    private int month(YearMonth month) {
        return (int) population.month(0).until(month, java.time.temporal.ChronoUnit.MONTHS);
    }

    private static UnitRow unit(Community community) {
        LocalDate enabledOn = community.first().isAfter(YearMonth.of(2023, 4))
                ? community.first().atDay(1)
                : LONG_AGO;
        return new UnitRow(
                1,
                hash(community),
                community.unit(),
                "第" + community.unit() + "社区居委会",
                community.unit().street(),
                "测速街道",
                CommunityKind.URBAN,
                community.households(),
                community.households() * 3,
                community.households() / 20 + 1,
                4,
                enabledOn,
                community.last().map(YearMonth::atEndOfMonth).orElse(null),
                community.successors());
    }

    private static RegisterRow publication(int row, Owed duty, LocalDate day) {
        return new RegisterRow(
                row,
                hash(duty, day),
                duty.unit(),
                duty.item(),
                duty.period(),
                duty.event(),
                duty.stage(),
                duty.item() + " " + duty.period(),
                day,
                "",
                day,
                List.of(Channel.G, Channel.D),
                true,
                List.of(),
                Arrays.asList(Proof.values()),
                day.minusDays(2),
                day.minusDays(2),
                "初审甲",
                day.minusDays(4),
                "复审乙",
                day.minusDays(3),
                "终审丙",
                day.minusDays(2),
                false,
                "",
                "",
                "",
                "");
    }

    private static LedgerRow line(int row, Entry entry, BigDecimal amount) {
        boolean income = isIncome(entry);
        return new LedgerRow(
                row,
                hash(entry, amount),
                entry.unit(),
                entry.month(),
                "记-%04d".formatted(entry.number()),
                1,
                entry.businessOn(),
                income ? "收入" : "支出",
                entry.account(),
                entry.account(),
                SUMMARIES.get(entry.number() % SUMMARIES.size()),
                new Money(amount),
                "往来单位%02d".formatted((entry.number() * 7 + entry.month().getMonthValue()) % COUNTERPARTIES),
                "",
                entry.number() % 10 == 0 ? "现金" : "转账",
                "PJ%s%04d".formatted(entry.month(), entry.number()),
                "经办甲",
                "验收丁",
                "主任丙",
                "",
                "",
                "",
                "",
                "");
    }

    /// Accounts of the chart that begin with 1 are income.
    private static boolean isIncome(Entry entry) {
        return entry.account().startsWith("1");
    }

    private static Hash128 hash(Object... values) {
        return Hash128.of(Arrays.toString(values));
    }
}
