package org.jujian.reports.document.annual;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jujian.base.time.Period;
import org.jujian.reports.document.annual.AnnualSources.Decision;
import org.jujian.reports.document.annual.AnnualSources.Opinion;
import org.jujian.reports.document.annual.AnnualSources.Request;
import org.jujian.reports.document.annual.Handling.Column;
import org.jujian.reports.document.annual.Handling.Outcome;

/// How table 三 of communities is counted from the templates:
///
/// - 居民要求公开 is T-01E of 类型 申请. It is concluded by its first valid publication, 部分公开 where the secrecy review
///   (T-12) decided so, or by a final decision not to disclose, under its class (process.md §2).
/// - 异议 and 质询 are T-08, concluded by 办结时间. An upheld objection is republished (O3 → O6): 予以公开; one that is
///   not upheld is explained (O4): 解释说明; closed without 异议结论: 其他处理. An inquiry is answered (Q3): 解释说明.
/// - 不予处理 has no column in any template: null.
final class Handlings {
    private static final Set<String> WITHHELD = Set.of("内部", "班子内部", "不予公开");
    private static final Set<Outcome> OF_REQUESTS = Set.of(
            Outcome.DISCLOSED,
            Outcome.PARTLY,
            Outcome.STATE_SECRET,
            Outcome.BUSINESS_SECRET,
            Outcome.PRIVACY,
            Outcome.WORK_SECRET,
            Outcome.OTHER_GROUND);
    private static final Set<Outcome> OF_OBJECTIONS = Set.of(Outcome.DISCLOSED, Outcome.EXPLAINED, Outcome.OTHER);
    private static final Set<Outcome> OF_INQUIRIES = Set.of(Outcome.EXPLAINED);

    private final Period.Year year;
    private final LocalDate end;

    private Handlings(Period.Year year, LocalDate end) {
        this.year = year;
        this.end = end;
    }

    static Handling of(AnnualSources sources) {
        Handlings rules =
                new Handlings(sources.subject().year(), sources.subject().end());
        return new Handling(List.of(
                rules.column("居民要求公开", OF_REQUESTS, sources.requests(), Request::asked, Handlings::concluded),
                rules.column(
                        "异议",
                        OF_OBJECTIONS,
                        opinions(sources, "异议"),
                        Opinion::raised,
                        o -> o.closed().map(on -> new Conclusion(objection(o), on))),
                rules.column(
                        "质询",
                        OF_INQUIRIES,
                        opinions(sources, "质询"),
                        Opinion::raised,
                        o -> o.closed().map(on -> new Conclusion(Outcome.EXPLAINED, on)))));
    }

    private record Conclusion(Outcome outcome, LocalDate on) {}

    /// Counts what was raised in the year and what was open when it began; what was concluded before is no matter of
    /// the year, what is concluded after its end is still open in it.
    private <T> Column column(
            String name,
            Set<Outcome> known,
            List<T> cases,
            Function<T, LocalDate> raised,
            Function<T, Optional<Conclusion>> conclusion) {
        int received = 0;
        int carriedIn = 0;
        int carriedOut = 0;
        Map<Outcome, @Nullable Integer> handled = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            handled.put(outcome, known.contains(outcome) ? 0 : null);
        }
        for (T one : cases) {
            LocalDate on = raised.apply(one);
            Optional<Conclusion> concluded = conclusion.apply(one).filter(c -> !c.on().isAfter(end));
            boolean before = on.isBefore(year.firstDay());
            if (on.isAfter(end)
                    || (before
                            && concluded
                                    .filter(c -> c.on().isBefore(year.firstDay()))
                                    .isPresent())) {
                continue;
            }
            received += before ? 0 : 1;
            carriedIn += before ? 1 : 0;
            carriedOut += concluded.isEmpty() ? 1 : 0;
            concluded.ifPresent(c -> handled.merge(c.outcome(), 1, Integer::sum));
        }
        return new Column(name, received, carriedIn, handled, carriedOut);
    }

    private static Optional<Conclusion> concluded(Request request) {
        Optional<Conclusion> withheld =
                request.decision().filter(d -> WITHHELD.contains(d.kind())).map(d -> new Conclusion(ground(d), d.on()));
        boolean partly = request.decision().filter(d -> d.kind().equals("部分公开")).isPresent();
        Optional<Conclusion> published =
                request.published().map(on -> new Conclusion(partly ? Outcome.PARTLY : Outcome.DISCLOSED, on));
        return published.or(() -> withheld);
    }

    private static Outcome ground(Decision decision) {
        return switch (decision.secrecy()) {
            case "国家秘密" -> Outcome.STATE_SECRET;
            case "商业秘密" -> Outcome.BUSINESS_SECRET;
            case "个人隐私" -> Outcome.PRIVACY;
            case "工作秘密" -> Outcome.WORK_SECRET;
            default -> Outcome.OTHER_GROUND;
        };
    }

    private static Outcome objection(Opinion objection) {
        return switch (objection.finding()) {
            case "成立-遗漏", "成立-不真实" -> Outcome.DISCLOSED;
            case "不成立" -> Outcome.EXPLAINED;
            default -> Outcome.OTHER;
        };
    }

    private static List<Opinion> opinions(AnnualSources sources, String kind) {
        return sources.opinions().stream().filter(o -> o.kind().equals(kind)).toList();
    }
}
