package org.jujian.etl.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.fact.UnitRow;
import org.jujian.etl.value.Moment;
import org.jujian.tenants.catalogue.CommunityKind;

/// T-00 单位名录.
record UnitJudge(Judge judge) implements Judge.OfTemplate {
    private static final Map<String, String> KINDS = Judge.options("城市社区", "村改居");
    private static final int STREET_DIGITS = 9;

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = unit(check);
        String name = check.requiredText("社区名称");
        StreetCode street = street(check, unit);
        String streetName = check.requiredText("街道名称");
        String kind = check.option("社区类型", KINDS, "城市社区或村改居");
        Integer households = check.count("户数");
        Integer residents = check.count("常住人口");
        Integer buildings = check.count("楼栋数");
        Integer boards = check.count("公开栏数");
        Moment enabled = check.date("启用日期");
        Moment disabled = check.date("停用日期");
        List<UnitCode> successors = successors(check);
        check.width();
        if (check.failure().isPresent() || unit == null || street == null) {
            return null;
        }
        CommunityKind community = CommunityKind.ofLabel(kind).orElse(CommunityKind.URBAN);
        LocalDate enabledOn = enabled == null ? firstOfYear(unit) : enabled.date();
        LocalDate disabledOn = RowCheck.day(disabled);
        var content = Content.of(
                unit,
                name,
                street,
                streetName,
                community,
                households,
                residents,
                buildings,
                boards,
                enabledOn,
                RowCheck.time(enabled),
                disabled,
                // one is written as it always was, so that a row that was received before stays unchanged
                successors.isEmpty() ? null : successors.size() == 1 ? successors.getFirst() : successors);
        return new UnitRow(
                check.number(),
                content,
                unit,
                name,
                street,
                streetName,
                community,
                households,
                residents,
                buildings,
                boards,
                enabledOn,
                disabledOn,
                successors);
    }

    /// A unit need not be known yet, but its code must begin with the nine digits of the street that feeds.
    private @Nullable UnitCode unit(RowCheck check) {
        String text = judge.code(check);
        Optional<UnitCode> unit = UnitCode.parse(text);
        if (unit.isPresent()) {
            if (!judge.intake.scope().contains(unit.get().value())) {
                judge.foreign(check);
            } else if (unit.get().isStreet()) {
                check.bad(Judge.UNIT, "社区的 12 位代码；末三位 000 是街道自己");
            }
        } else if (!text.isEmpty()) {
            if (beginsLikeScope(text)) {
                check.bad(Judge.UNIT, "12 位社区代码，如 310114004009");
            } else {
                judge.foreign(check);
            }
        }
        return unit.orElse(null);
    }

    private boolean beginsLikeScope(String text) {
        return text.length() >= STREET_DIGITS
                && text.startsWith(Long.toString(judge.intake.scope().from()).substring(0, STREET_DIGITS));
    }

    private static @Nullable StreetCode street(RowCheck check, @Nullable UnitCode unit) {
        String text = check.requiredKey("街道代码");
        Optional<StreetCode> street = StreetCode.parse(text);
        if (!text.isEmpty()
                && (street.isEmpty() || unit != null && !street.get().contains(unit))) {
            check.bad("街道代码", "社区代码的前 9 位");
        }
        return street.orElse(null);
    }

    /// One code, or after a split several, separated like any list in a cell (templates.md).
    private static List<UnitCode> successors(RowCheck check) {
        var successors = new ArrayList<UnitCode>();
        for (String text : check.list("后继社区代码")) {
            Optional<UnitCode> unit = UnitCode.parse(text);
            if (unit.isEmpty() || unit.get().isStreet()) {
                check.bad("后继社区代码", "12 位社区代码，如 310114004009；有几个时用分号隔开");
                return List.of();
            }
            successors.add(unit.get());
        }
        return List.copyOf(successors);
    }

    /// The default of 启用日期: 1 January of the year in which the unit was first received (templates.md).
    private LocalDate firstOfYear(UnitCode unit) {
        Lookups.KnownUnit known = judge.units.get(unit);
        LocalDate first = known == null ? null : known.firstReceivedOn();
        return (first == null ? judge.today.date() : first).withDayOfYear(1);
    }
}
