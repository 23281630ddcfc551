package org.jujian.reports.document.bulletin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.document.writing.Basis;
import org.jujian.reports.metric.Figure;
import org.jujian.tenants.catalogue.Category;

/// What a bulletin is made from: the published figures of the street and of its communities, the duties due in the
/// period by the cut-off, and the sums of the sheets of the accounting months that fell due in it (D-26).
///
/// @param figures  by unit and metric; the street's pooled ones under its own code
/// @param previous the totals of the period before that may be compared
public record BulletinSources(
        UnitCode unit,
        String street,
        Period period,
        Basis basis,
        List<Community> communities,
        Map<UnitCode, Map<String, Figure>> figures,
        Map<UnitCode, BigDecimal> previous,
        List<Duty> duties,
        List<Flow> flows) {
    public BulletinSources {
        communities = List.copyOf(communities);
        figures = Map.copyOf(figures);
        previous = Map.copyOf(previous);
        duties = List.copyOf(duties);
        flows = List.copyOf(flows);
    }

    /// @param kind 社区类型, the peer group
    public record Community(UnitCode code, String name, String kind) {}

    public record Duty(UnitCode unit, String item, String itemName, Category category, Timeliness timeliness) {}

    public enum Timeliness {
        ON_TIME,
        LATE,
        UNPUBLISHED
    }

    public record Flow(UnitCode unit, Money income, Money expense) {}
}
