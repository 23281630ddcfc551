package org.jujian.server.submission;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.rule.Rulebook;
import org.jujian.etl.template.Column;
import org.jujian.etl.template.Template;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.ObligationStates;
import org.jujian.server.web.view.Days;
import org.jujian.tenants.catalogue.Catalogue;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.unit.Street;
import org.jujian.tenants.unit.Unit;
import org.jujian.tenants.unit.Units;
import org.springframework.stereotype.Component;

/// Sheets to fill in, with what is known beforehand: the codes of the communities, the months, and for T-01 a row for
/// each duty that falls due in the period.
@Component
public final class BlankSheets {
    private static final String MONTH = "会计期间";
    private static final String PERIOD = "期间";
    private static final String UNIT = "社区代码";

    private final Units units;
    private final ObligationStates duties;
    private final Catalogue catalogue;

    BlankSheets(Units units, ObligationStates duties, Rulebook rulebook) {
        this.units = units;
        this.duties = duties;
        this.catalogue = rulebook.catalogue();
    }

    /// `unit` is a community or a street, of which all communities in force get their rows. Outside of the scope
    /// `NOT_FOUND`; T-00 only for the street office (`TEMPLATE_NOT_ALLOWED`).
    public BlankSheet of(Scope scope, Template template, UnitCode unit, Period period) {
        if (!scope.covers(unit.reach())) {
            throw Problem.notFound();
        }
        if (template == Template.UNITS && scope.audience() != Audience.STREET) {
            throw new Problem("TEMPLATE_NOT_ALLOWED", 403, "单位名录：由街道办填报。怎么办：请街道办下载和上传。");
        }
        Street street = units.findStreet(scope, unit.street()).orElseThrow(Problem::notFound);
        List<Unit> communities = unit.isStreet()
                ? units.ofStreet(scope, unit.street()).stream()
                        .filter(u -> isInForce(u, period))
                        .toList()
                : List.of(units.find(scope, unit).orElseThrow(Problem::notFound));
        String name = unit.isStreet() ? street.name() : communities.getFirst().name();
        var title = new BlankSheet.Title(name, Days.title(period));
        return new BlankSheet(
                template,
                title,
                switch (template) {
                    case UNITS ->
                        communities.stream().map(u -> register(u, street)).toList();
                    case REGISTER -> duties(scope, unit, period);
                    case SHEETS -> perMonth(communities, period, List.of("现金", "银行存款"));
                    case LEDGER,
                            SPECIAL_FUNDS,
                            DEBTS,
                            LEASES,
                            UTILITIES,
                            EVENTS,
                            FEEDBACK,
                            SURVEYS,
                            MEETINGS,
                            EVALUATIONS,
                            REVIEWS ->
                        has(template, MONTH)
                                ? perMonth(communities, period, List.of())
                                : once(communities, template, period);
                });
    }

    private static boolean isInForce(Unit unit, Period period) {
        LocalDate ended = unit.disabledOn();
        return !unit.enabledOn().isAfter(period.lastDay()) && (ended == null || !ended.isBefore(period.firstDay()));
    }

    private static Map<String, String> register(Unit unit, Street street) {
        var row = new HashMap<String, String>();
        row.put(UNIT, unit.code().toString());
        row.put("社区名称", unit.name());
        row.put("街道代码", street.code().toString());
        row.put("街道名称", street.name());
        row.put("社区类型", unit.kind().label());
        row.put("启用日期", unit.enabledOn().toString());
        return row;
    }

    /// In the order of codes and due dates; the title is proposed, so that the row says what it is about.
    private List<Map<String, String>> duties(Scope scope, UnitCode unit, Period period) {
        var rows = new ArrayList<Map<String, String>>();
        var query = new Figures.Query(unit, period, period, Optional.empty(), Optional.empty());
        for (ObligationState duty : duties.find(scope, query)) {
            var row = new LinkedHashMap<String, String>();
            row.put(UNIT, duty.unit().toString());
            row.put("公开事项代码", duty.item());
            row.put(PERIOD, duty.period());
            row.put("事件编号", duty.event());
            row.put("阶段", duty.stage());
            String name = catalogue.findItem(duty.item()).map(Item::name).orElse(duty.item());
            String when = duty.period().isEmpty() ? duty.event() + duty.stage() : duty.period();
            row.put("公开标题", name + "（" + when + "）");
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, String>> perMonth(List<Unit> communities, Period period, List<String> funds) {
        var rows = new ArrayList<Map<String, String>>();
        for (Unit unit : communities) {
            YearMonth last = YearMonth.from(period.lastDay());
            for (YearMonth m = YearMonth.from(period.firstDay()); !m.isAfter(last); m = m.plusMonths(1)) {
                var row = Map.of(UNIT, unit.code().toString(), MONTH, m.toString());
                if (funds.isEmpty()) {
                    rows.add(row);
                }
                for (String fund : funds) {
                    var ofFund = new HashMap<>(row);
                    ofFund.put("资金", fund);
                    rows.add(ofFund);
                }
            }
        }
        return rows;
    }

    private static List<Map<String, String>> once(List<Unit> communities, Template template, Period period) {
        return communities.stream()
                .map(unit -> has(template, PERIOD)
                        ? Map.of(UNIT, unit.code().toString(), PERIOD, period.toString())
                        : Map.of(UNIT, unit.code().toString()))
                .toList();
    }

    private static boolean has(Template template, String column) {
        return template.columns().stream().map(Column::name).anyMatch(column::equals);
    }
}
