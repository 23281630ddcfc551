package org.jujian.tenants.duty;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.CommunityKind;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.testing.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The obligations of the golden set: 25 communities of two streets, due in the first quarter of 2026.
class GoldenDutiesTest {
    private final Golden golden = Golden.load();
    private final Catalogue catalogue = Catalogue.builtIn();
    private final Map<UnitCode, Community> communities = new LinkedHashMap<>();
    private final Map<UnitCode, Map<String, RegisteredEvent>> events = new LinkedHashMap<>();

    @BeforeEach
    void readTheAcceptedRowsInTheOrderOfTheManifest() {
        Set<String> rejected = golden.rejects().stream()
                .map(reject -> reject.file() + ":" + reject.row())
                .collect(Collectors.toSet());
        for (Golden.Feed feed : golden.manifest()) {
            switch (feed.template()) {
                case "T-00" -> accepted(feed.file(), rejected).forEach(this::addCommunity);
                case "T-01E" -> accepted(feed.file(), rejected).forEach(this::addEvent);
                default -> {}
            }
        }
    }

    @Test
    void derivesTheNumberOfObligationsOfEveryCommunityStreetMonthAndQuarter() {
        var counted = new TreeMap<String, Integer>();
        List<Obligation> derived = derive();
        for (Obligation o : derived) {
            for (String unit : List.of(o.unit().toString(), o.unit().street().toString())) {
                counted.merge(unit + " " + Period.monthOf(o.dueOn()), 1, Integer::sum);
                counted.merge(unit + " " + Period.quarterOf(o.dueOn()), 1, Integer::sum);
            }
        }

        assertThat(communities).hasSize(25);
        assertThat(derived).hasSize(1158);
        var wanted = new TreeMap<String, Integer>();
        for (String table : List.of("$.values", "$.quarters")) {
            for (Map<String, Object> row : golden.rows("expected.json", table + "[?(@.metric == 'D')]")) {
                int number = Integer.parseInt(String.valueOf(row.get("exact")));
                if (number > 0) {
                    wanted.put(row.get("tenant") + " " + row.get("period"), number);
                }
            }
        }
        assertThat(wanted).hasSizeGreaterThan(90);
        assertThat(counted).isEqualTo(wanted);
    }

    @Test
    void makesEveryObligationOnce() {
        var keys = new HashSet<List<Object>>();
        assertThat(derive()).allMatch(o -> keys.add(List.of(o.unit(), o.key())));
    }

    private List<Obligation> derive() {
        var schedule = new DutyRules(catalogue, WorkingCalendar.builtIn())
                .schedule(new DueRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)));
        return communities.values().stream()
                .flatMap(c -> schedule
                        .obligationsOf(
                                c, events.getOrDefault(c.unit(), Map.of()).values())
                        .stream())
                .toList();
    }

    private void addCommunity(NamedCsvRecord row) {
        var unit = UnitCode.of(row.getField("社区代码"));
        communities.put(
                unit,
                new Community(
                        unit,
                        CommunityKind.ofLabel(row.getField("社区类型")).orElseThrow(),
                        LocalDate.parse(row.getField("启用日期")),
                        day(row.getField("停用日期"))));
    }

    private void addEvent(NamedCsvRecord row) {
        String item = row.getField("公开事项代码");
        String kind = row.getField("类型");
        String code = row.getField("事件编号");
        events.computeIfAbsent(UnitCode.of(row.getField("社区代码")), unit -> new LinkedHashMap<>())
                .put(
                        code,
                        new RegisteredEvent(
                                code,
                                item,
                                kind.isEmpty()
                                        ? catalogue
                                                .findItem(item)
                                                .orElseThrow()
                                                .defaultEventKind()
                                                .orElseThrow()
                                        : EventKind.ofLabel(kind).orElseThrow(),
                                LocalDate.parse(row.getField("事件日期")),
                                day(row.getField("完成日期"))));
    }

    /// The rows of data that are not rejected; an unchanged one says the same again.
    private List<NamedCsvRecord> accepted(String file, Set<String> rejected) {
        var rows = new ArrayList<NamedCsvRecord>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(golden.path(file))) {
            int row = 1;
            for (NamedCsvRecord each : reader) {
                row++;
                if (!rejected.contains(file + ":" + row) && !each.getField(0).startsWith("合计")) {
                    rows.add(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static @Nullable LocalDate day(String written) {
        return written.isEmpty() ? null : LocalDate.parse(written);
    }
}
