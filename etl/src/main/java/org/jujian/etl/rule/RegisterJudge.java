package org.jujian.etl.rule;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.etl.fact.Fact;
import org.jujian.etl.fact.NaturalKey;
import org.jujian.etl.fact.RegisterRow;
import org.jujian.etl.value.Answers;
import org.jujian.etl.value.Moment;
import org.jujian.etl.value.NamedPeriod;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.EventKind;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.catalogue.PeriodKind;
import org.jujian.tenants.catalogue.Proof;

/// T-01 公开台账.
record RegisterJudge(Judge judge) implements Judge.OfTemplate {
    static final String EVENT = "事件编号";

    private static final String PERIOD = "期间";
    private static final String STAGE = "阶段";
    private static final String DURING = "事中";
    private static final String CORRECTION = "更正";
    private static final String EVERYTHING = "全部";
    private static final Map<String, String> STAGES = Judge.options("事前", DURING, "事后");
    private static final Map<String, String> CORRECTIONS = Judge.options("主动", "责令");
    private static final Map<String, Channel> CHANNELS = channels();
    /// G1: a claim so many working days before receipt is still believed.
    private static final int BELIEVED_DAYS = 2;

    @Override
    public @Nullable Fact judge(RowCheck check, Map<NaturalKey.OfEvent, Lookups.KnownEvent> events) {
        UnitCode unit = judge.unit(check);
        Item item = judge.requiredItem(check);
        NamedPeriod period = check.period(PERIOD);
        String event = check.key(EVENT);
        String stage = check.option(STAGE, STAGES, "事前、事中或事后");
        Lookups.KnownEvent known = unit == null ? null : events.get(new NaturalKey.OfEvent(unit, event));
        occasion(check, item, event, stage, known);

        OptionalInt year = period == null ? OptionalInt.empty() : period.year();
        String title = check.requiredText("公开标题");
        Moment claimed = check.requiredDate("实际公开日期", year);
        check.notAhead("实际公开日期", claimed);
        Set<Channel> channels = channels(check);
        boolean all = check.key("已填要素").equals(EVERYTHING);
        Set<Integer> elements = all ? Set.of() : elements(check);
        Set<Proof> proofs = proofs(check);
        Moment party = check.date("党组织审查日期", year);
        Moment supervisor = check.date("监督小组审核日期", year);
        Moment first = check.date("初审日期", year);
        Moment second = check.date("复审日期", year);
        Moment last = check.date("终审日期", year);
        boolean nilReturn = check.yesNo("零报告").equals("是");
        String correction = correction(check);
        check.width();
        if (item != null) {
            judge.applicable(check, item, unit, day(period, known, claimed));
            duty(check, item, period, event, stage, known);
        }
        if (check.failure().isPresent()) {
            return null;
        }
        Objects.requireNonNull(unit);
        Objects.requireNonNull(item);
        Objects.requireNonNull(claimed);
        String periodName = period == null ? "" : period.name();
        String firstReviewer = check.cell("初审人");
        String secondReviewer = check.cell("复审人");
        String finalReviewer = check.cell("终审人");
        String basis = check.cell("依据");
        String body = check.cell("正文");
        String remark = check.cell("备注");
        var content = Content.of(
                unit,
                item.code(),
                periodName,
                event,
                stage,
                title,
                claimed,
                channels,
                all,
                elements,
                proofs,
                party,
                supervisor,
                firstReviewer,
                first,
                secondReviewer,
                second,
                finalReviewer,
                last,
                nilReturn,
                correction,
                basis,
                body,
                remark);
        return new RegisterRow(
                check.number(),
                content,
                unit,
                item.code(),
                periodName,
                event,
                stage,
                title,
                claimed.date(),
                claimed.timeText(),
                published(claimed.date()),
                List.copyOf(channels),
                all,
                List.copyOf(elements),
                List.copyOf(proofs),
                RowCheck.day(party),
                RowCheck.day(supervisor),
                firstReviewer,
                RowCheck.day(first),
                secondReviewer,
                RowCheck.day(second),
                finalReviewer,
                RowCheck.day(last),
                nilReturn,
                correction,
                basis,
                body,
                remark);
    }

    /// D-01: a 事中 row names event and quarter, every other row either 期间 or 事件编号; a row of a whole process names
    /// its stage.
    private static void occasion(
            RowCheck check, @Nullable Item item, String event, String stage, Lookups.@Nullable KnownEvent known) {
        boolean periodGiven = !check.key(PERIOD).isEmpty();
        if (event.isEmpty()) {
            if (!periodGiven) {
                check.missing(PERIOD);
            } else if (!stage.isEmpty()) {
                check.missing(EVENT);
            }
            return;
        }
        boolean wholeProcess = known == null
                ? item != null && item.eventKinds().equals(Set.of(EventKind.WHOLE_PROCESS))
                : known.kind() == EventKind.WHOLE_PROCESS;
        if (wholeProcess && check.key(STAGE).isEmpty()) {
            check.missing(STAGE);
        } else if (known != null && !wholeProcess && !stage.isEmpty()) {
            check.fail(RejectCode.BAD_VALUE, STAGE, "空白，这一事件不是全过程事件", "清空阶段后重传");
        }
        if (stage.equals(DURING) && !periodGiven) {
            check.missing(PERIOD);
        } else if (periodGiven && !stage.equals(DURING)) {
            check.fail(RejectCode.BAD_VALUE, PERIOD, "空白，已写事件编号的行不写期间（事中除外）", "只留期间或事件编号中的一个后重传");
        }
    }

    /// The day by which it is judged whether the item is in force: the period's last day, or 事件日期; 长期 has neither.
    private static @Nullable LocalDate day(
            @Nullable NamedPeriod period, Lookups.@Nullable KnownEvent known, @Nullable Moment claimed) {
        Optional<LocalDate> last = period == null ? Optional.empty() : period.lastDay();
        if (last.isPresent()) {
            return last.get();
        }
        if (known != null) {
            return known.happenedOn();
        }
        return period == null ? null : RowCheck.day(claimed);
    }

    private void duty(
            RowCheck check,
            Item item,
            @Nullable NamedPeriod period,
            String event,
            String stage,
            Lookups.@Nullable KnownEvent known) {
        if (!event.isEmpty() && (known == null || !known.item().equals(item.code()))) {
            judge.unknownEvent(check, EVENT, item);
        }
        if (period == null) {
            return;
        }
        if (event.isEmpty()) {
            if (!item.periodKinds().contains(period.kind())) {
                judge.otherPeriodKind(check, PERIOD, item);
            }
        } else if (stage.equals(DURING) && period.kind() != PeriodKind.QUARTER) {
            check.fail(RejectCode.PERIOD_KIND, PERIOD, "事中公开的季度，如 2026Q1", "改正期间后重传");
        }
    }

    /// G1 (templates.md, *Mode*): in live mode a claim more than 2 working days before receipt counts as the receipt
    /// date.
    private LocalDate published(LocalDate claimed) {
        return switch (judge.intake.mode()) {
            case BACKFILL -> claimed;
            case LIVE ->
                judge.rulebook.calendar().workingDaysBetween(claimed, judge.today.date()) > BELIEVED_DAYS
                        ? judge.today.date()
                        : claimed;
        };
    }

    /// `""` for 否, however it is written.
    private static String correction(RowCheck check) {
        boolean none =
                Answers.readYesNo(check.cell(CORRECTION)).filter(yes -> !yes).isPresent();
        return none ? "" : check.option(CORRECTION, CORRECTIONS, "否、主动或责令");
    }

    private static Set<Channel> channels(RowCheck check) {
        var found = EnumSet.noneOf(Channel.class);
        List<String> parts = check.list("公开渠道");
        if (parts.isEmpty()) {
            check.missing("公开渠道");
        }
        for (String part : parts) {
            Channel channel = CHANNELS.get(part.toUpperCase(Locale.ROOT));
            if (channel == null) {
                check.bad("公开渠道", "公开栏、电子屏、居民会议、信箱/宣传资料、网站/小程序，或字母 G、D、M、X、W");
            } else {
                found.add(channel);
            }
        }
        return found;
    }

    private static Set<Integer> elements(RowCheck check) {
        var found = new TreeSet<Integer>();
        for (String part : check.list("已填要素")) {
            if (part.matches("\\d{1,3}") && Integer.parseInt(part) >= 1 && Integer.parseInt(part) <= 255) {
                found.add(Integer.valueOf(part));
            } else {
                check.bad("已填要素", "要素序号，如 1;2;7，或全部");
            }
        }
        return found;
    }

    private static Set<Proof> proofs(RowCheck check) {
        var found = EnumSet.noneOf(Proof.class);
        for (String part : check.list("证据")) {
            Optional<Proof> proof = Proof.ofCode(part.toLowerCase(Locale.ROOT));
            if (proof.isEmpty()) {
                check.bad("证据", "e1 到 e10，如 e1;e2");
            }
            proof.ifPresent(found::add);
        }
        return found;
    }

    /// Letters, whole labels and the parts of 信箱/宣传资料 and 网站/小程序.
    private static Map<String, Channel> channels() {
        var spellings = new HashMap<String, Channel>();
        for (Channel channel : Channel.values()) {
            spellings.put(channel.name(), channel);
            spellings.put(channel.label(), channel);
            for (String part : channel.label().split("/", -1)) {
                spellings.put(part, channel);
            }
        }
        return Map.copyOf(spellings);
    }
}
