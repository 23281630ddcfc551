package org.jujian.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.server.web.community.CommunityData;
import org.jujian.server.web.evidence.CheckData;
import org.jujian.server.web.evidence.EvidenceData;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.street.StreetData;
import org.jujian.server.web.upload.Reason;
import org.jujian.server.web.upload.Remark;
import org.jujian.server.web.upload.SentFile;
import org.jujian.server.web.view.Cell;
import org.jujian.server.web.view.Cells;
import org.jujian.server.web.view.DutyOutcome;
import org.jujian.server.web.view.Freshness;
import org.jujian.server.web.view.OpenObjection;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Page data made of the golden set: its figures, ranks and units as they are; duties only as many as the figures
/// count, so that the tables have rows.
public final class GoldenPages implements PageSources {
    public static final LocalDate CUTOFF = LocalDate.of(2026, 3, 31);
    static final LocalDate TODAY = LocalDate.of(2026, 4, 14);
    public static final Period.Quarter QUARTER = new Period.Quarter(2026, 1);
    static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();
    private static final Freshness FRESH =
            Freshness.at(CUTOFF, "2026-01", "2026-01", Instant.parse("2026-04-02T18:10:00Z"), true);
    private static final Set<String> BOUNDS = Set.of("M20", "M22", "M23");

    private final Cells cells;
    private final Map<String, String> unranked = new HashMap<>();
    private final Map<String, Map<String, String>> units = new TreeMap<>();

    private GoldenPages(JsonNode expected) {
        this.cells = cells(expected);
        for (JsonNode row : expected.get("rankings")) {
            if (!row.get("unranked").isNull()) {
                unranked.put(row.get("tenant").asString(), row.get("unranked").asString());
            }
        }
        for (String street : List.of("310114004", "640104005")) {
            readUnits(street);
        }
    }

    public static GoldenPages load() {
        return new GoldenPages(JsonMapper.builder()
                .build()
                .readTree(golden().resolve("expected.json").toFile()));
    }

    /// Beside the checkout; a module's tests run in the module's directory.
    private static Path golden() {
        Path here = Path.of("").toAbsolutePath();
        Path checkout = here.endsWith(Path.of("platform", "server")) ? here.resolve("../..") : here;
        return checkout.resolve("../shared/golden").normalize();
    }

    private static Cells cells(JsonNode expected) {
        Map<String, BigDecimal> bounds = new HashMap<>();
        Cells.Builder builder = Cells.builder();
        List<JsonNode> rows = new ArrayList<>();
        expected.get("values").forEach(rows::add);
        expected.get("quarters").forEach(rows::add);
        for (JsonNode row : rows) {
            BigDecimal value = number(row, "value");
            if (row.get("metric").asString().matches(".*_(LO|HI)") && value != null) {
                bounds.put(key(row), value);
            }
        }
        for (JsonNode row : rows) {
            String metric = row.get("metric").asString();
            boolean band = metric.equals("BAND");
            builder.put(
                    row.get("tenant").asString(),
                    Period.parse(row.get("period").asString()).orElseThrow(),
                    metric,
                    new Cell(
                            number(row, "numerator"),
                            number(row, "denominator"),
                            band ? null : number(row, "value"),
                            band && !row.get("value").isNull()
                                    ? row.get("value").asString()
                                    : null,
                            BOUNDS.contains(metric) ? bounds.get(key(row) + "_LO") : null,
                            BOUNDS.contains(metric) ? bounds.get(key(row) + "_HI") : null));
        }
        return builder.build();
    }

    private static String key(JsonNode row) {
        return row.get("tenant").asString()
                + row.get("period").asString()
                + row.get("metric").asString();
    }

    private static @Nullable BigDecimal number(JsonNode row, String field) {
        JsonNode value = row.get(field);
        if (value == null
                || value.isNull()
                || value.asString().contains("/")
                || !value.asString().matches("[-0-9.]+")) {
            return null;
        }
        return new BigDecimal(value.asString());
    }

    private void readUnits(String street) {
        List<String> lines;
        try {
            lines = Files.readAllLines(golden().resolve(street).resolve("T-00-units.csv"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> names = List.of(lines.getFirst().replace("\uFEFF", "").split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> unit = new HashMap<>();
            for (int i = 0; i < names.size() && i < values.length; i++) {
                unit.put(names.get(i), values[i]);
            }
            String code = unit.getOrDefault("社区代码", "");
            // the first row of a community is the one that was accepted
            if (code.startsWith(street) && !unit.getOrDefault("启用日期", "").isEmpty()) {
                units.putIfAbsent(code, unit);
            }
        }
    }

    public StreetData street(Period period) {
        return new StreetData(
                StreetCode.of("310114004"),
                "嘉定镇街道",
                period,
                CUTOFF,
                communities("310114004", period),
                cells,
                duties("310114004", period),
                FRESH);
    }

    private List<Community> communities(String street, Period period) {
        return units.entrySet().stream()
                .filter(e -> e.getKey().startsWith(street))
                .map(e -> community(e.getKey(), e.getValue(), period))
                .toList();
    }

    private Community community(String code, Map<String, String> unit, Period period) {
        String disabled = unit.getOrDefault("停用日期", "");
        String kind = unit.getOrDefault("社区类型", "");
        return new Community(
                code,
                unit.getOrDefault("社区名称", code),
                kind.isEmpty() ? "城市社区" : kind,
                LocalDate.parse(unit.getOrDefault("启用日期", "")),
                disabled.isEmpty() ? null : LocalDate.parse(disabled),
                period instanceof Period.Month ? null : unranked.get(code));
    }

    @Override
    public List<Community> communities(Scope scope, StreetCode street, LocalDate day) {
        return communities(street.toString(), new Period.Month(YearMonth.of(2026, 3)));
    }

    @Override
    public Optional<Community> community(Scope scope, UnitCode unit, LocalDate day) {
        return Optional.ofNullable(units.get(unit.toString()))
                .filter(u -> scope.covers(unit))
                .map(u -> community(unit.toString(), u, new Period.Month(YearMonth.of(2026, 3))));
    }

    @Override
    public String streetName(Scope scope, StreetCode street) {
        return "嘉定镇街道";
    }

    @Override
    public Answer figuresOfStreet(Scope scope, StreetCode street, List<Period> windows) {
        return new Answer(cells, FRESH, CUTOFF, unranked);
    }

    @Override
    public Answer figures(Scope scope, UnitCode unit, List<Period> windows) {
        return new Answer(cells, FRESH, CUTOFF, unranked);
    }

    @Override
    public List<DutyOutcome> dutiesOfStreet(Scope scope, StreetCode street, LocalDate from, LocalDate to) {
        return duties(street.toString(), period(from, to));
    }

    /// What is asked for the month of today is the April of [#monthOfApril].
    @Override
    public List<DutyOutcome> duties(Scope scope, UnitCode unit, LocalDate from, LocalDate to) {
        return to.equals(LocalDate.of(2026, 4, 30))
                ? monthOfApril(unit.toString())
                : duties(unit.toString(), period(from, to));
    }

    private static Period period(LocalDate from, LocalDate to) {
        return Period.quarterOf(from).lastDay().equals(to) ? Period.quarterOf(from) : Period.monthOf(from);
    }

    @Override
    public Map<Long, EvidenceData.Source> uploads(Scope scope, Set<Long> submissions) {
        return Map.of(2L, new EvidenceData.Source("T-01-register.csv", "/upload/3f0c"));
    }

    @Override
    public CheckData.Checks checks(Scope scope, UnitCode unit, Period period) {
        Map<String, Cell> outcomes = new HashMap<>();
        for (String metric : List.of("FV-01", "FV-02", "FV-03", "FV-04", "FV-05", "FV-06", "FV-07", "M70")) {
            outcomes.put(metric, cells.get(unit.toString(), period, metric));
        }
        return new CheckData.Checks(
                outcomes,
                List.of(new CheckData.Failure(
                        "FV-02",
                        unit.toString(),
                        new Period.Month(YearMonth.of(2026, 2)),
                        "银行存款：本月上期结余 44100.00 元，上月期末结余 44250.00 元",
                        "本月上期结余等于上月期末结余，月份不间断；请补报缺的月份，或更正结余",
                        List.of(new CheckData.Place("T-03-sheets.csv 第 55 行", "/upload/3f0c")))),
                FRESH);
    }

    @Override
    public Map<String, OpenObjection> contested(Scope scope, UnitCode unit, Period period) {
        return Map.of("M10", new OpenObjection("申诉中", "/objections/3f0c"));
    }

    @Override
    public LocalDate cutoff() {
        return CUTOFF;
    }

    @Override
    public LocalDate today() {
        return TODAY;
    }

    public CommunityData community(String code, LocalDate today, Period period) {
        Map<String, String> unit = units.getOrDefault(code, Map.of());
        return new CommunityData(
                UnitCode.of(code),
                unit.getOrDefault("社区名称", code),
                "村改居",
                "嘉定镇街道",
                today,
                CUTOFF,
                Period.monthOf(today),
                monthOfApril(code),
                CALENDAR::workingDaysBetween,
                period,
                cells,
                FRESH);
    }

    /// As many duties as D says, of which M01 says how many on time and M10 how many published.
    private List<DutyOutcome> duties(String unitOrStreet, Period period) {
        List<Item> items = Catalogue.builtIn().inForce(period.firstDay()).stream()
                .filter(i -> !i.duties().isEmpty() && i.appliesTo(CommunityKind.URBAN))
                .toList();
        List<DutyOutcome> duties = new ArrayList<>();
        for (String unit : units.keySet()) {
            if (!unit.startsWith(unitOrStreet)) {
                continue;
            }
            int due = count(cells.get(unit, period, "D").value());
            int onTime = count(cells.get(unit, period, "M01").numerator());
            int published = count(cells.get(unit, period, "M10").numerator());
            for (int i = 0; i < due; i++) {
                Item item = items.get(i % items.size());
                LocalDate dueOn = CALENDAR.rollForward(period.firstDay().plusDays(9L + i % 15));
                // spread the unhappy ones over the items
                int at = i * 61 % due;
                duties.add(outcome(
                        unit,
                        item,
                        "M",
                        Period.monthOf(dueOn).plus(-1).toString(),
                        dueOn,
                        at < onTime ? dueOn.minusDays(1) : at < published ? CALENDAR.plusWorkingDays(dueOn, 3) : null,
                        i + 2));
            }
        }
        return duties;
    }

    private static int count(@Nullable BigDecimal count) {
        return count == null ? 0 : count.intValueExact();
    }

    private static DutyOutcome outcome(
            String unit,
            Item item,
            String frequency,
            String period,
            LocalDate due,
            @Nullable LocalDate published,
            int row) {
        return new DutyOutcome(
                unit,
                item.code(),
                item.name(),
                item.category().label(),
                frequency,
                period,
                "",
                "",
                due,
                published,
                published == null ? 0 : CALENDAR.workingDaysBetween(due, published),
                item.weight(),
                item.channels().stream().map(Channel::label).toList(),
                published == null ? null : 2L,
                published == null ? null : row);
    }

    /// 22 duties due in April 2026, as on 14 April: 10 on time, 1 late, 2 overdue, 8 this week, 1 later; and one of
    /// March that is still unpublished.
    private static List<DutyOutcome> monthOfApril(String unit) {
        LocalDate tenth = LocalDate.of(2026, 4, 10);
        LocalDate fifteenth = LocalDate.of(2026, 4, 15);
        List<DutyOutcome> duties = new ArrayList<>();
        for (String code : List.of("CW-08", "JW-07")) {
            duties.add(outcome(unit, item(code), "M", "2026-03", tenth, null, 0));
        }
        for (String code : List.of("CW-01", "CW-06", "DW-01", "JW-04", "SX-11", "ZW-03")) {
            duties.add(outcome(unit, item(code), "Q", "2026Q1", fifteenth, null, 0));
        }
        duties.add(outcome(unit, item("JW-05"), "A", "", fifteenth, null, 0));
        duties.add(outcome(unit, item("CW-05"), "E", "", LocalDate.of(2026, 4, 17), null, 0));
        duties.add(outcome(unit, item("SX-03"), "E", "", LocalDate.of(2026, 4, 20), null, 0));
        for (String code : List.of("CW-02", "CW-03", "CW-04", "CW-07", "JW-06", "SX-04", "ZW-07")) {
            duties.add(outcome(unit, item(code), "M", "2026-03", tenth, LocalDate.of(2026, 4, 9), 7));
        }
        for (String code : List.of("JW-01", "SX-13", "ZW-08")) {
            duties.add(outcome(unit, item(code), "Q", "2026Q1", fifteenth, LocalDate.of(2026, 4, 13), 9));
        }
        duties.add(outcome(unit, item("SX-12"), "M", "2026-03", tenth, LocalDate.of(2026, 4, 13), 11));
        duties.add(outcome(unit, item("CW-07"), "M", "2026-02", LocalDate.of(2026, 3, 10), null, 0));
        return duties;
    }

    private static Item item(String code) {
        return Catalogue.builtIn().findItem(code).orElseThrow();
    }

    public static SentFile file(SentFile.State state, long rejected, @Nullable String problem) {
        return file("018f2c60-7a3b-4d7e-9b21-3a5c0d9e4f11", state, rejected, problem);
    }

    static SentFile file(String id, SentFile.State state, long rejected, @Nullable String problem) {
        boolean done = state == SentFile.State.DONE;
        return new SentFile(
                id,
                "T-02",
                "收支明细",
                "李园一村2026年3月收支.xlsx",
                18_211,
                "9f2c41d7a0b6e3f58c1d2e4f6a7b8c9d0e1f2a3b4c5d6e7f8091a2b37be063a8",
                Instant.parse("2026-04-14T01:12:08Z"),
                false,
                false,
                state,
                new BigDecimal(state == SentFile.State.RUNNING ? "0.62" : "0"),
                done ? 12 - rejected : 0,
                done ? rejected : 0,
                done ? 1 : 0,
                problem == null ? null : "PERSONAL_DATA",
                problem);
    }

    public static List<Remark> rejections() {
        return List.of(
                new Remark(10, "业务日期", "C", "第 10 行　业务日期：发现“2026-03-32”，应为2026年3月内的一天。怎么办：按凭证改正日期后重传。"),
                new Remark(14, "金额", "I", "第 14 行　金额：发现“1.307,33”，应为最多两位小数的数字，如 1307.33。怎么办：改写金额后重传，可以带千分位逗号。"),
                new Remark(15, "公开科目", "G", "第 15 行　公开科目：发现“2.70”，应为科目表里的代码或名称。怎么办：若是办公经费，请填 2.07。"));
    }

    public static List<Reason> reasons() {
        return rejections().stream()
                .map(r -> new Reason("BAD_VALUE", String.valueOf(r.column()), r.letters(), 1, r))
                .toList();
    }

    public static List<Remark> warnings() {
        return List.of(new Remark(null, "领款人签名", "领款人签名：平台没有这一列，没有导入。怎么办：不用处理。"));
    }
}
