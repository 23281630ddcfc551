package org.jujian.etl.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.EventRow;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.value.Moment;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.tenants.catalogue.Item;

/// T-01E 事件登记.
record EventJudge(Judge judge) implements Judge.OfTemplate {
    private static final Map<String, String> KINDS = Judge.options(
            Arrays.stream(EventKind.values()).map(EventKind::label).toArray(String[]::new));
    private static final String KIND = "类型";

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        String event = check.requiredKey("事件编号");
        Item item = judge.requiredItem(check);
        String name = check.requiredText("事件名称");
        EventKind kind = kind(check, item);
        Moment happened = check.requiredDate("事件日期");
        Moment completed = check.date("完成日期");
        String remark = check.cell("备注");
        if (kind != EventKind.WHOLE_PROCESS) {
            check.notAhead("事件日期", happened);
        }
        check.notAhead("完成日期", completed);
        check.width();
        if (item != null) {
            judge.applicable(check, item, unit, RowCheck.day(happened));
        }
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(item);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(happened);
        return new EventRow(
                check.number(),
                Content.of(unit, event, item.code(), name, kind, happened, completed, remark),
                unit,
                event,
                item.code(),
                name,
                kind,
                happened.date(),
                RowCheck.day(completed),
                remark);
    }

    /// As written, else the item's default; must be given where the item has two event-driven duties.
    private static @Nullable EventKind kind(RowCheck check, @Nullable Item item) {
        Optional<EventKind> written = EventKind.ofLabel(check.option(KIND, KINDS, "一事一公开、申请、全过程或变更"));
        if (item == null) {
            return written.orElse(null);
        }
        if (written.isPresent()) {
            if (!item.eventKinds().contains(written.get())) {
                check.bad(KIND, labels(item));
            }
            return written.get();
        }
        Optional<EventKind> kind = item.defaultEventKind();
        if (kind.isEmpty()) {
            if (item.eventKinds().isEmpty()) {
                check.bad(KIND, labels(item));
            } else {
                check.missing(KIND);
            }
        }
        return kind.orElse(null);
    }

    private static String labels(Item item) {
        return item.eventKinds().isEmpty()
                ? "按期公开的事项不登记事件，" + item.code() + " 没有可选的类型"
                : item.code() + " 可选的"
                        + item.eventKinds().stream().map(EventKind::label).collect(Collectors.joining("、"));
    }
}
