package org.jujian.server.api.objection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.reports.objection.Objection;
import org.jujian.reports.objection.Objections;
import org.jujian.tenants.people.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 说明 and 申诉: of the asker's community or street; everybody else's are not there.
@RestController
class ObjectionController {
    private static final int LISTED = 200;
    private static final int BAD_REQUEST = 400;
    private final Objections objections;

    ObjectionController(Objections objections) {
        this.objections = objections;
    }

    /// The figure is as it was when it was objected to.
    record Row(
            String id,
            String unit,
            String period,
            String metric,
            @Nullable String value,
            LocalDate asOf,
            long run,
            OffsetDateTime computedAt,
            String formulaVersion,
            String calendarVersion,
            String catalogueVersion,
            String kind,
            String state,
            String answeredBy,
            String text,
            @Nullable String submission,
            @Nullable OffsetDateTime filedAt,
            @Nullable LocalDate dueOn,
            @Nullable AnswerRow answer) {
        static Row of(Objection one) {
            Objection.Contested figure = one.figure();
            return new Row(
                    one.id().toString(),
                    one.unit().toString(),
                    figure.period().toString(),
                    figure.metric(),
                    figure.value(),
                    figure.asOf(),
                    figure.run(),
                    ChinaTime.offset(figure.computedAt()),
                    figure.versions().formula(),
                    figure.versions().calendar(),
                    figure.versions().catalogue(),
                    one.kind().name(),
                    one.state().name(),
                    one.answerer().name(),
                    one.words(),
                    one.submission().map(UUID::toString).orElse(null),
                    one.filed()
                            .map(filed -> ChinaTime.offset(filed.mark().at()))
                            .orElse(null),
                    one.filed().map(Objection.Filing::dueOn).orElse(null),
                    one.answer().map(AnswerRow::of).orElse(null));
        }
    }

    record AnswerRow(
            String reason,
            @Nullable String remedy,
            @Nullable LocalDate correctBy,
            @Nullable String run,
            OffsetDateTime at) {
        static AnswerRow of(Objection.Answer answer) {
            return new AnswerRow(
                    answer.reason(),
                    answer.remedy().map(Objection.Remedy::name).orElse(null),
                    answer.correctBy().orElse(null),
                    answer.run().map(UUID::toString).orElse(null),
                    ChinaTime.offset(answer.mark().at()));
        }
    }

    record Begin(
            @Nullable String unit,
            @Nullable String period,
            @Nullable String metric,
            @Nullable String kind,
            @Nullable String text,
            @Nullable String submission) {}

    record Answer(
            @Nullable String outcome,
            @Nullable String remedy,
            @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    /// What waits first, 200 on a page; `state` is open, closed or left out.
    @GetMapping("/api/v1/objections")
    List<Row> list(
            @AuthenticationPrincipal Person person,
            @RequestParam Optional<String> unit,
            @RequestParam Optional<String> state,
            @RequestParam(defaultValue = "1") int page) {
        Set<Objection.State> states = state.map(ObjectionController::states).orElse(Set.of());
        return objections
                .page(
                        person.scope(),
                        new Objections.Filter(unit.map(text -> reached(person, text)), states),
                        Math.clamp(page, 1, 100_000),
                        LISTED)
                .objections()
                .stream()
                .map(Row::of)
                .toList();
    }

    /// A clerk's is a draft, a director's is filed at once. `unit` is the caller's own and may be left out.
    @PostMapping("/api/v1/objections")
    @ResponseStatus(HttpStatus.CREATED)
    Row begin(@AuthenticationPrincipal Person person, @RequestBody Begin asked) {
        if (person.scope().audience() != Audience.COMMUNITY
                || asked.unit() != null && !asked.unit().equals(Long.toString(person.unit()))) {
            throw Problem.notFound();
        }
        Period period = Optional.ofNullable(asked.period())
                .flatMap(Period::parse)
                .orElseThrow(() -> bad("BAD_PERIOD", "period：应为 2026-03、2026Q1 或 2026 这样的写法。"));
        Objection.Kind kind = one(Objection.Kind.values(), asked.kind())
                .orElseThrow(() -> bad("BAD_KIND", "kind：应为 EXPLANATION（说明）或 OBJECTION（申诉）。"));
        Optional<SubmissionId> submission = Optional.ofNullable(asked.submission())
                .map(text -> SubmissionId.parse(text).orElseThrow(() -> bad("BAD_SUBMISSION", "submission：应为上传的编号。")));
        return Row.of(objections.begin(
                person, new Objections.Draft(period, text(asked.metric()), kind, text(asked.text()), submission)));
    }

    @GetMapping("/api/v1/objections/{id}")
    Row one(@AuthenticationPrincipal Person person, @PathVariable String id) {
        return load(person, id(id));
    }

    @PostMapping("/api/v1/objections/{id}/file")
    Row file(@AuthenticationPrincipal Person person, @PathVariable String id) {
        objections.file(person, id(id));
        return load(person, id(id));
    }

    @PostMapping("/api/v1/objections/{id}/withdraw")
    Row withdraw(@AuthenticationPrincipal Person person, @PathVariable String id) {
        objections.withdraw(person, id(id));
        return load(person, id(id));
    }

    @PostMapping("/api/v1/objections/{id}/extend")
    Row extend(@AuthenticationPrincipal Person person, @PathVariable String id, @RequestBody Reason asked) {
        objections.extend(person, id(id), text(asked.reason()));
        return load(person, id(id));
    }

    @PostMapping("/api/v1/objections/{id}/answer")
    Row answer(@AuthenticationPrincipal Person person, @PathVariable String id, @RequestBody Answer asked) {
        UUID one = id(id);
        // whether it is there is answered before anything about the parameters is said
        var unused = objections.load(person.scope(), one);
        switch (text(asked.outcome())) {
            case "UPHELD" ->
                objections.uphold(
                        person,
                        one,
                        one(Objection.Remedy.values(), asked.remedy())
                                .orElseThrow(() ->
                                        bad("BAD_REMEDY", "remedy：应为 CORRECTION（更正重报）、RERUN（重新计算）或 NOTED（记录在案）。")),
                        text(asked.reason()));
            case "REJECTED" -> objections.reject(person, one, text(asked.reason()));
            default -> throw bad("BAD_OUTCOME", "outcome：应为 UPHELD（成立）或 REJECTED（不成立）。");
        }
        return load(person, one);
    }

    private Row load(Person person, UUID id) {
        return Row.of(objections.load(person.scope(), id));
    }

    private static CodeRange reached(Person person, String text) {
        CodeRange range = UnitCode.parse(text)
                .filter(code -> !code.isStreet())
                .map(UnitCode::range)
                .or(() -> StreetCode.parse(text).map(StreetCode::range))
                .orElseThrow(Problem::notFound);
        if (!person.scope().covers(range)) {
            throw Problem.notFound();
        }
        return range;
    }

    private static Set<Objection.State> states(String name) {
        Set<Objection.State> states = EnumSet.allOf(Objection.State.class);
        return switch (name) {
            case "open" -> {
                states.removeIf(state -> !state.isOpen());
                yield states;
            }
            case "closed" -> {
                states.removeIf(Objection.State::isOpen);
                yield states;
            }
            default -> throw bad("BAD_PARAMETER", "state：应为 open（没有办完）或 closed（已办完）。");
        };
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, @Nullable String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
    }

    private static UUID id(String text) {
        return Objections.parse(text).orElseThrow(Problem::notFound);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Problem bad(String code, String message) {
        return new Problem(code, BAD_REQUEST, message);
    }
}
