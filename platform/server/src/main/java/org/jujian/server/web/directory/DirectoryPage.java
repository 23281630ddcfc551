package org.jujian.server.web.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.UnitHistory;

/// What the page 社区名录 shows, in the order of codes.
public record DirectoryPage(String street, String lede, List<Row> rows) {
    public DirectoryPage {
        rows = List.copyOf(rows);
    }

    /// @param state   在册, 已停用 or 未启用, on the day of the page
    /// @param former  earlier names, each with the days on which it held
    public record Row(
            String code,
            String name,
            String kind,
            String enabledOn,
            String disabledOn,
            String state,
            List<String> former,
            List<String> predecessors,
            List<String> successors) {
        public Row {
            former = List.copyOf(former);
            predecessors = List.copyOf(predecessors);
            successors = List.copyOf(successors);
        }
    }

    static DirectoryPage of(
            String street,
            List<Unit> units,
            Map<UnitCode, UnitHistory> histories,
            Map<UnitCode, List<UnitCode>> predecessors,
            LocalDate today) {
        var names = new java.util.HashMap<UnitCode, String>();
        units.forEach(unit -> names.put(unit.code(), unit.name()));
        List<Row> rows = units.stream()
                .map(unit -> new Row(
                        unit.code().toString(),
                        unit.name(),
                        unit.kind().label(),
                        unit.enabledOn().toString(),
                        unit.disabledOn() == null ? "" : unit.disabledOn().toString(),
                        state(unit, today),
                        former(unit, histories.get(unit.code())),
                        written(predecessors.getOrDefault(unit.code(), List.of()), names),
                        written(unit.successors(), names)))
                .toList();
        long open = rows.stream().filter(row -> row.state().equals("在册")).count();
        return new DirectoryPage(street, "共 %d 个社区，在册 %d 个。".formatted(rows.size(), open), rows);
    }

    private static String state(Unit unit, LocalDate today) {
        if (unit.disabledOn() != null && unit.disabledOn().isBefore(today)) {
            return "已停用";
        }
        return unit.enabledOn().isAfter(today) ? "未启用" : "在册";
    }

    private static List<String> former(Unit unit, @Nullable UnitHistory history) {
        if (history == null) {
            return List.of();
        }
        var former = new ArrayList<String>();
        for (UnitHistory.Named named : history.names()) {
            if (named.to() != null) {
                former.add(
                        named.from() == null
                                ? "%s（至 %s）".formatted(named.name(), named.to())
                                : "%s（%s 至 %s）".formatted(named.name(), named.from(), named.to()));
            }
        }
        return former;
    }

    /// The name before the code where the viewer may know it.
    private static List<String> written(List<UnitCode> codes, Map<UnitCode, String> names) {
        return codes.stream()
                .map(code -> names.containsKey(code) ? names.get(code) + " " + code : code.toString())
                .toList();
    }
}
