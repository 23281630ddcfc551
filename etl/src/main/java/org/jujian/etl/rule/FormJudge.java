package org.jujian.etl.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.FormRow;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.template.Form;
import org.jujian.etl.template.Form.Field;
import org.jujian.etl.value.Moment;
import org.jujian.etl.value.NamedPeriod;
import org.jujian.tenants.catalogue.Item;

/// The templates that are described by a [Form]: T-04 to T-07 and T-10 to T-12.
record FormJudge(Judge judge, Form form) implements Judge.OfTemplate {
    /// A row while it is read: what the columns hold, by heading.
    private static final class Draft {
        private final Map<String, Object> values = new HashMap<>();
        private final List<@Nullable Object> content = new ArrayList<>();
        private @Nullable UnitCode unit;
        private @Nullable Item item;
        private @Nullable NamedPeriod period;
        private String event = "";

        /// @param written what tells two contents apart; a time of day does (golden README D-34)
        void put(Field field, @Nullable Object stored, @Nullable Object written) {
            if (stored != null) {
                values.put(field.heading(), stored);
            }
            content.add(written);
        }

        <T> Optional<T> find(String heading, Class<T> type) {
            return Optional.ofNullable(values.get(heading))
                    .filter(type::isInstance)
                    .map(type::cast);
        }

        int count(String heading) {
            return find(heading, Integer.class).orElse(0);
        }
    }

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        var draft = new Draft();
        form.fields().forEach(field -> read(check, field, draft));
        form.consistency().forEach(rule -> hold(check, rule, draft));
        check.width();
        Lookups.KnownEvent known = draft.unit == null || draft.event.isEmpty()
                ? null
                : events.get(new NaturalKey.OfEvent(draft.unit, draft.event));
        occasion(check, draft, known);
        UnitCode unit = draft.unit;
        if (check.failure().isPresent() || unit == null) {
            return null;
        }
        return new FormRow(
                check.number(),
                Content.of(draft.content.toArray()),
                unit,
                form,
                period(draft),
                form.key().stream()
                        .map(field -> Objects.requireNonNull(draft.values.get(field.heading())))
                        .toList(),
                values(draft));
    }

    private List<@Nullable Object> values(Draft draft) {
        var values = new ArrayList<@Nullable Object>();
        form.values().forEach(field -> values.add(draft.values.get(field.heading())));
        return values;
    }

    private void read(RowCheck check, Field field, Draft draft) {
        switch (field.reading()) {
            case Form.Answer answer -> {
                String read = field.column().isRequired()
                        ? check.requiredOption(field.heading(), answer.spellings(), answer.expected())
                        : check.option(field.heading(), answer.spellings(), answer.expected());
                draft.put(field, read, read);
            }
            case Form.Plain plain -> read(check, field, plain, draft);
        }
    }

    private void read(RowCheck check, Field field, Form.Plain reading, Draft draft) {
        String heading = field.heading();
        boolean required = field.column().isRequired();
        switch (reading) {
            case UNIT -> {
                draft.unit = judge.unit(check);
                draft.put(field, draft.unit, draft.unit);
            }
            case ITEM -> {
                if (required) {
                    check.requiredKey(heading);
                }
                draft.item = judge.item(check, heading);
                String code = draft.item == null ? "" : draft.item.code();
                draft.put(field, code, code);
            }
            case EVENT -> {
                draft.event = check.key(heading);
                draft.put(field, draft.event, draft.event);
            }
            case KEY -> {
                String key = required ? check.requiredKey(heading) : check.key(heading);
                draft.put(field, key, key);
            }
            case TEXT -> {
                String text = required ? check.requiredText(heading) : check.cell(heading);
                draft.put(field, text, text);
            }
            case MONTH -> {
                var month = check.requiredMonth(heading);
                draft.put(field, month == null ? null : month.atDay(1), month);
            }
            case SPAN -> {
                NamedPeriod span = check.requiredSpan(heading);
                draft.put(field, span == null ? null : span.name(), span == null ? null : span.name());
            }
            case PERIOD -> {
                draft.period = check.period(heading);
                String name = draft.period == null ? "" : draft.period.name();
                draft.put(field, name, name);
            }
            case AMOUNT -> {
                var amount = required ? check.requiredAmount(heading) : check.amount(heading);
                draft.put(field, amount, amount);
            }
            case COUNT -> {
                Integer count = required ? check.requiredCount(heading) : check.count(heading);
                draft.put(field, count, count);
            }
            case MEASURE -> {
                BigDecimal measure = required ? check.requiredMeasure(heading) : check.measure(heading);
                draft.put(field, measure, measure);
            }
            case MULTIPLIER -> {
                BigDecimal written = check.measure(heading);
                BigDecimal multiplier = written == null ? BigDecimal.ONE : written;
                draft.put(field, multiplier, multiplier);
            }
            case PERCENT -> {
                BigDecimal percent = check.percent(heading);
                draft.put(field, percent, percent);
            }
            case DAY -> readDay(check, field, draft);
            case PAST_DAY -> check.notAhead(heading, readDay(check, field, draft));
            case YES_NO -> {
                String answer = check.yesNo(heading);
                draft.put(field, answer, answer);
            }
        }
    }

    private static @Nullable Moment readDay(RowCheck check, Field field, Draft draft) {
        Moment moment = field.column().isRequired() ? check.requiredDate(field.heading()) : check.date(field.heading());
        draft.put(field, RowCheck.day(moment), moment);
        return moment;
    }

    private static void hold(RowCheck check, Form.Consistency rule, Draft draft) {
        switch (rule) {
            case Form.SumAtMost r -> holdSum(check, r, draft);
            case Form.NotBefore r -> {
                Optional<LocalDate> later = draft.find(r.later(), LocalDate.class);
                Optional<LocalDate> earlier = draft.find(r.earlier(), LocalDate.class);
                if (later.isPresent() && earlier.isPresent() && later.get().isBefore(earlier.get())) {
                    check.fail(
                            RejectCode.BAD_VALUE,
                            r.later(),
                            "不早于" + r.earlier() + "（" + earlier.get() + "）的日期",
                            "核对两个日期，改正后重传");
                }
            }
            case Form.Together r -> {
                String other = draft.find(r.other(), String.class).orElse("");
                if (draft.find(r.column(), String.class)
                                .filter(r.answer()::equals)
                                .isPresent()
                        && !other.isEmpty()
                        && !r.answers().contains(other)) {
                    check.fail(
                            RejectCode.BAD_VALUE,
                            r.other(),
                            String.join("、", r.answers()) + "，因为" + r.column() + "是" + r.answer(),
                            "核对两列，改正后重传");
                }
            }
        }
    }

    /// Names the part where there is one, else the last of those that are filled.
    private static void holdSum(RowCheck check, Form.SumAtMost rule, Draft draft) {
        Optional<Integer> whole = draft.find(rule.whole(), Integer.class);
        long sum = rule.parts().stream().mapToLong(draft::count).sum();
        if (whole.isEmpty() || sum <= whole.get()) {
            return;
        }
        if (rule.parts().size() == 1) {
            String part = rule.parts().getFirst();
            check.fail(RejectCode.BAD_VALUE, part, "不超过" + rule.whole() + "（" + whole.get() + "）的数", "核对两个数，改正后重传");
            return;
        }
        check.fail(
                RejectCode.BAD_VALUE,
                rule.whole(),
                "不少于" + String.join("、", rule.parts()) + "之和（" + sum + "）的数",
                "核对这几个数，改正后重传");
    }

    /// What a row says about an item of the catalogue and an event: T-12 names the publication that is reviewed, T-10
    /// the
    /// matter that was voted on.
    private void occasion(RowCheck check, Draft draft, Lookups.@Nullable KnownEvent known) {
        Item item = draft.item;
        NamedPeriod period = draft.period;
        String event = form.find(Form.Plain.EVENT).map(Field::heading).orElse("");
        if (!draft.event.isEmpty()
                && (known == null || item != null && !known.item().equals(item.code()))) {
            judge.unknownEvent(check, event, item);
        }
        Optional<Field> named = form.find(Form.Plain.PERIOD);
        if (named.isEmpty()) {
            return;
        }
        String heading = named.get().heading();
        boolean given = !check.key(heading).isEmpty();
        if (given && !draft.event.isEmpty()) {
            check.fail(RejectCode.BAD_VALUE, heading, "空白，已写事件编号的行不写期间", "只留期间或事件编号中的一个后重传");
        } else if (!given && draft.event.isEmpty()) {
            check.missing(heading);
        }
        if (item != null) {
            judge.applicable(check, item, draft.unit, day(period, known));
            if (period != null && draft.event.isEmpty() && !item.periodKinds().contains(period.kind())) {
                judge.otherPeriodKind(check, heading, item);
            }
        }
    }

    private static @Nullable LocalDate day(@Nullable NamedPeriod period, Lookups.@Nullable KnownEvent known) {
        if (known != null) {
            return known.happenedOn();
        }
        return period == null ? null : period.lastDay().orElse(null);
    }

    private String period(Draft draft) {
        return switch (draft.values.get(form.period())) {
            case LocalDate day -> Period.monthOf(day).toString();
            case null -> "";
            case Object name -> name.toString();
        };
    }
}
