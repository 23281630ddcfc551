package org.jujian.server.web.objection;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jujian.reports.definition.Definition;
import org.jujian.reports.definition.Definitions;
import org.jujian.reports.objection.Objection;
import org.jujian.reports.objection.Objection.Action;
import org.jujian.reports.objection.Objection.Kind;
import org.jujian.reports.objection.Objection.Remedy;
import org.jujian.server.web.evidence.Measure;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;

/// Puts 说明 and 申诉 into the words of their pages.
final class ObjectionPages {
    /// What the form of an answer sends beside the names of remedies.
    static final String REJECT = "REJECT";

    private static final Definitions DEFINITIONS = Definitions.builtIn();
    private static final Set<String> DIMENSIONS = Set.of("T", "C", "S", "R", "F", "K");
    private static final int DECIMALS = 4;

    private ObjectionPages() {}

    static ObjectionsPage.Line line(Objection objection, Map<String, String> names, LocalDate today) {
        Objection.Contested figure = objection.figure();
        return new ObjectionsPage.Line(
                "/objections/" + objection.id(),
                Community.shortNameOf(names.getOrDefault(
                        objection.unit().toString(), objection.unit().toString())),
                objection.kind().label(),
                name(figure.metric()),
                Days.title(figure.period()),
                value(figure),
                objection
                        .filed()
                        .map(filed -> Days.moment(filed.mark().at()))
                        .orElseGet(
                                () -> "起草于 " + Days.moment(objection.drafted().at())),
                objection
                        .filed()
                        .map(filed -> Days.day(filed.dueOn(), today) + " "
                                + objection.answerer().label())
                        .orElse(Numbers.EMPTY),
                overdue(objection, today),
                style(objection, today),
                objection.stateLabel());
    }

    static ObjectionPage one(
            Objection objection,
            Optional<Objection.Contested> now,
            List<Objection.Step> steps,
            Set<Action> open,
            String unitName,
            LocalDate today) {
        Objection.Contested figure = objection.figure();
        return new ObjectionPage(
                objection.id().toString(),
                "%s：%s %s".formatted(objection.kind().label(), name(figure.metric()), value(figure)),
                unitName + " · " + Days.title(figure.period()),
                objection.kind().label(),
                style(objection, today),
                objection.stateLabel(),
                overdue(objection, today),
                figure(objection.unit().toString(), figure, now),
                objection.words(),
                objection.submission().map(Object::toString).orElse(null),
                objection.answer().map(answer -> answer(objection, answer)).orElse(null),
                history(objection, steps, today),
                open.contains(Action.UPHELD) ? outcomes(objection.kind()) : List.of(),
                open.contains(Action.FILED),
                open.contains(Action.WITHDRAWN),
                open.contains(Action.EXTENDED));
    }

    static ObjectionPage.Figure figure(String unit, Objection.Contested figure, Optional<Objection.Contested> now) {
        return new ObjectionPage.Figure(
                name(figure.metric()),
                figure.metric(),
                value(figure),
                ratio(figure),
                Days.longDay(figure.asOf()) + " 24:00",
                Days.longMoment(figure.computedAt()),
                Numbers.count(figure.run()),
                "口径 %s，日历 %s，目录 %s"
                        .formatted(
                                figure.versions().formula(),
                                figure.versions().calendar(),
                                figure.versions().catalogue()),
                now.filter(published -> !published.computedAt().equals(figure.computedAt()))
                        .map(published -> value(published) + "，" + Days.longMoment(published.computedAt()) + " 公布")
                        .orElse(null),
                Measure.ofCode(figure.metric())
                        .map(measure -> "/evidence/" + unit + "/" + figure.period() + "/" + measure.code())
                        .or(() -> Optional.of("/scorecards/" + unit + "?period=" + figure.period())
                                .filter(card -> DIMENSIONS.contains(figure.metric())
                                        || Set.of("SCORE", "BAND").contains(figure.metric())))
                        .orElse(null));
    }

    static String name(String metric) {
        return DEFINITIONS.find(metric).map(Definition::name).orElse(metric);
    }

    /// As the pages of the figure write it; what they do not show, with four decimals.
    static String value(Objection.Contested figure) {
        String written = figure.value();
        if (written == null) {
            return Numbers.EMPTY;
        }
        if (!written.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return written;
        }
        BigDecimal number = new BigDecimal(written);
        if (figure.metric().equals("SCORE")) {
            return Numbers.score(number);
        }
        if (DIMENSIONS.contains(figure.metric())) {
            return Numbers.points(number);
        }
        boolean rate = figure.denominator() != null && number.compareTo(BigDecimal.ONE) <= 0;
        return rate
                ? Numbers.percentSigned(number)
                : Numbers.count(number.setScale(Math.min(Math.max(number.scale(), 0), DECIMALS), HALF_UP));
    }

    private static @Nullable String ratio(Objection.Contested figure) {
        return figure.numerator() == null || figure.denominator() == null
                ? null
                : Numbers.count(figure.numerator()) + " ÷ " + Numbers.count(figure.denominator());
    }

    private static @Nullable String overdue(Objection objection, LocalDate today) {
        return objection.isOverdue(today) ? "逾期未答复" : null;
    }

    private static String style(Objection objection, LocalDate today) {
        return switch (objection.state()) {
            case DRAFT, WITHDRAWN -> "";
            case FILED -> objection.isOverdue(today) ? "bad" : "warn";
            case UPHELD -> "ok";
            case REJECTED -> "info";
        };
    }

    private static ObjectionPage.Answer answer(Objection objection, Objection.Answer answer) {
        String follows = answer.remedy()
                .map(remedy -> switch (remedy) {
                    case CORRECTION ->
                        "社区在 " + answer.correctBy().map(Days::longDay).orElse("") + " 前更正后重新上传，数字随之重算。";
                    case RERUN ->
                        "已按现有数据安排重新计算，批次编号 "
                                + answer.run().map(Object::toString).orElse("") + "。";
                    case NOTED -> "说明记录在案，数字不变。";
                })
                .orElse("数字不变。");
        return new ObjectionPage.Answer(
                objection.answerer().label() + " " + answer.mark().by() + " "
                        + Days.longMoment(answer.mark().at()),
                answer.reason(),
                follows);
    }

    private static List<ObjectionPage.Step> history(Objection objection, List<Objection.Step> steps, LocalDate today) {
        var shown = new ArrayList<ObjectionPage.Step>();
        for (Objection.Step step : steps) {
            shown.add(new ObjectionPage.Step(
                    "done",
                    label(objection, step.action()),
                    Days.moment(step.at()) + " " + step.role() + " " + step.by(),
                    // an answer stands above in full
                    step.action() == Action.EXTENDED ? step.note() : ""));
        }
        objection
                .filed()
                .filter(filed -> objection.state() == Objection.State.FILED)
                .ifPresent(filed -> shown.add(new ObjectionPage.Step(
                        "now",
                        "待" + objection.answerer().label() + "答复",
                        "期限 " + Days.day(filed.dueOn(), today) + " " + Days.week(filed.dueOn()),
                        "")));
        return shown;
    }

    private static String label(Objection objection, Action action) {
        return switch (action) {
            case UPHELD -> objection.kind() == Kind.OBJECTION ? action.label() : "答复：采纳";
            case REJECTED -> objection.kind() == Kind.OBJECTION ? action.label() : "答复：不采纳";
            case DRAFTED, FILED, WITHDRAWN, EXTENDED -> action.label();
        };
    }

    private static List<ObjectionPage.Outcome> outcomes(Kind kind) {
        return switch (kind) {
            case OBJECTION ->
                List.of(
                        outcome(Remedy.CORRECTION, "成立，由社区更正后重报", "社区在 3 个工作日内重新上传更正的行，数字随之重算。"),
                        outcome(Remedy.RERUN, "成立，重新计算", "行没有错：马上按现有数据重新计算这一期。"),
                        new ObjectionPage.Outcome(REJECT, "不成立", "数字不变，写明理由。"));
            case EXPLANATION ->
                List.of(
                        outcome(Remedy.NOTED, "采纳，记录在案", "说明与数字一起备查，数字不变。"),
                        new ObjectionPage.Outcome(REJECT, "不采纳", "数字不变，写明理由。"));
        };
    }

    private static ObjectionPage.Outcome outcome(Remedy remedy, String label, String consequence) {
        return new ObjectionPage.Outcome(remedy.name(), label, consequence);
    }

    static Optional<Remedy> remedy(String outcome) {
        return Arrays.stream(Remedy.values())
                .filter(remedy -> remedy.name().equals(outcome))
                .findFirst();
    }
}
