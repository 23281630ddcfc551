package org.jujian.reports.document.inspection;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.inspection.InspectionSources.Answer;
import org.jujian.reports.document.inspection.InspectionSources.Closing;
import org.jujian.reports.document.inspection.InspectionSources.Duty;
import org.jujian.reports.document.inspection.InspectionSources.Figure;
import org.jujian.reports.document.inspection.InspectionSources.Finding;
import org.jujian.reports.document.inspection.InspectionSources.Opinion;
import org.jujian.reports.document.inspection.InspectionSources.Outcome;
import org.jujian.reports.document.inspection.InspectionSources.Sheet;
import org.jujian.reports.document.inspection.InspectionSources.Subject;
import org.jujian.reports.document.inspection.InspectionSources.Survey;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;

/// Invented sources whose figures agree with their rows; a builder for what a test wants otherwise.
final class Example {
    private final Map<String, Figure> figures = new HashMap<>();
    private final List<Duty> duties = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Opinion> opinions = new ArrayList<>();
    private final List<Survey> surveys = new ArrayList<>();
    private String name = "湖㳇社区居委会";

    /// Nothing happened and nothing was due.
    static Example empty() {
        return new Example();
    }

    /// Every section filled: each item of the catalogue with one to three duties, two funds over three months, all
    /// methods of survey.
    static Example full() {
        Example example = new Example();
        int n = 0;
        for (Item item : Catalogue.builtIn().items()) {
            for (int i = 0; i <= n % 3; i++) {
                int kind = (n + i) % 11;
                example.duty(item, kind == 7 ? Outcome.UNPUBLISHED : kind == 4 ? Outcome.LATE : Outcome.ON_TIME, n % 9);
            }
            n++;
        }
        return example.sheet("2025-12", "现金", "3490.12", "0.00", "308.77", "3181.35")
                .sheet("2026-01", "现金", "3181.35", "500.00", "865.05", "2816.30")
                .sheet("2026-02", "现金", "2816.30", "0.00", "195.85", "2620.45")
                .sheet("2025-12", "银行存款", "123873.84", "50237.11", "5558.07", "168552.88")
                .sheet("2026-01", "银行存款", "168552.88", "44440.19", "12531.31", "200461.76")
                .sheet("2026-02", "银行存款", "200461.76", "1590.34", "12531.28", "189520.82")
                .check("FV-01", 6, 6)
                .check("FV-02", 5, 6)
                .check("FV-03", 3, 3)
                .opinion("建议", Answer.IN_TIME, Closing.CLOSED, Finding.NONE)
                .opinion("投诉", Answer.IN_TIME, Closing.CLOSED, Finding.NONE)
                .opinion("举报", Answer.IN_TIME, Closing.OPEN, Finding.NONE)
                .opinion("异议", Answer.IN_TIME, Closing.CLOSED, Finding.OMISSION)
                .opinion("质询", Answer.LATE_OR_NONE, Closing.OPEN, Finding.NONE)
                .survey("入户", 120, 71, 25, 9, 11, 4)
                .survey("扫码", 60, 40, 9, 6, 3, 0)
                .survey("代表测评", 16, 14, 2, 0, 0, 0)
                .figure("M30", "58", "59")
                .figure("M31", "52", "59")
                .figure("M11", "57.25", "59")
                .figure("M12", "339", "343");
    }

    /// The same inspection with so many problems.
    static SelfInspection withProblems(SelfInspection given, int count) {
        return new SelfInspection(
                given.unit(),
                given.name(),
                given.street(),
                given.period(),
                given.cutOff(),
                given.versions(),
                given.disclosure(),
                given.finance(),
                given.feedback(),
                given.satisfaction(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new SelfInspection.Problem(SelfInspection.Rule.LATE, "问题" + i, "数据" + i + "。"))
                        .toList());
    }

    Example named(String fullName) {
        name = fullName;
        return this;
    }

    Example duty(String item, Outcome outcome, int lateWorkingDays) {
        return duty(Catalogue.builtIn().findItem(item).orElseThrow(), outcome, lateWorkingDays);
    }

    Example duty(Item item, Outcome outcome, int lateWorkingDays) {
        duties.add(new Duty(item.code(), item.name(), item.category(), outcome, lateWorkingDays));
        return this;
    }

    Example sheet(String month, String fund, String opening, String income, String expense, String closing) {
        sheets.add(new Sheet(
                YearMonth.parse(month),
                fund,
                Money.of(opening),
                Money.of(income),
                Money.of(expense),
                Money.of(closing)));
        return this;
    }

    Example check(String rule, int passed, int applicable) {
        return figure(rule, "" + passed, "" + applicable);
    }

    Example opinion(String kind, Answer answer, Closing closing, Finding finding) {
        opinions.add(new Opinion(kind, answer, closing, finding));
        return this;
    }

    Example survey(String method, int issued, int satisfied, int fairly, int dissatisfied, int unaware, int invalid) {
        surveys.add(new Survey(method, issued, satisfied, fairly, dissatisfied, unaware, invalid));
        return this;
    }

    Example figure(String metric, String numerator, String denominator) {
        BigDecimal part = new BigDecimal(numerator);
        BigDecimal whole = new BigDecimal(denominator);
        figures.put(metric, new Figure(part, whole, part.divide(whole, 6, java.math.RoundingMode.HALF_UP), null, null));
        return this;
    }

    SelfInspection inspection() {
        return SelfInspections.of(sources());
    }

    InspectionSources sources() {
        publish();
        return new InspectionSources(
                new Subject(
                        new UnitCode(320282101009L),
                        name,
                        "湖㳇街道",
                        new Period.Quarter(2026, 1),
                        LocalDate.of(2026, 3, 31),
                        "2026-1",
                        "2026-01",
                        "2026-01",
                        null),
                figures,
                duties,
                sheets,
                opinions,
                surveys);
    }

    /// The figures that follow from the rows, unless a test set others.
    private void publish() {
        long onTime =
                duties.stream().filter(d -> d.outcome() == Outcome.ON_TIME).count();
        long published =
                duties.stream().filter(d -> d.outcome() != Outcome.UNPUBLISHED).count();
        derive("M01", onTime, duties.size());
        derive("M10", published, duties.size());
        derive(
                "M40",
                opinions.stream().filter(o -> o.closing() == Closing.CLOSED).count(),
                opinions.size());
        derive(
                "M41",
                opinions.stream().filter(o -> o.answer() == Answer.IN_TIME).count(),
                opinions.size());
        List<Figure> checks = figures.entrySet().stream()
                .filter(e -> e.getKey().startsWith("FV-"))
                .map(Map.Entry::getValue)
                .toList();
        derive(
                "M70",
                checks.stream()
                        .mapToLong(f -> requireNonNull(f.numerator()).longValue())
                        .sum(),
                checks.stream()
                        .mapToLong(f -> requireNonNull(f.denominator()).longValue())
                        .sum());
        List<Survey> pooled =
                surveys.stream().filter(s -> !s.method().equals("代表测评")).toList();
        int satisfied = pooled.stream()
                .mapToInt(s -> s.satisfied() + s.fairlySatisfied())
                .sum();
        int rated = satisfied + pooled.stream().mapToInt(Survey::dissatisfied).sum();
        int valid = rated + pooled.stream().mapToInt(Survey::unaware).sum();
        derive("M22", rated, valid);
        derive("M23", valid, pooled.stream().mapToInt(Survey::issued).sum());
        if (rated > 0) {
            var rate = requireNonNull(
                    SelfInspections.rate(new SelfInspection.Papers("合计", 0, satisfied, 0, rated - satisfied, 0)));
            figures.putIfAbsent(
                    "M20",
                    new Figure(
                            BigDecimal.valueOf(satisfied), BigDecimal.valueOf(rated), null, rate.low(), rate.high()));
        }
    }

    private void derive(String metric, long part, long whole) {
        if (whole > 0 && !figures.containsKey(metric)) {
            figure(metric, "" + part, "" + whole);
        }
    }
}
