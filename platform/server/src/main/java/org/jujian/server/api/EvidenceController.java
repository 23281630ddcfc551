package org.jujian.server.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.metric.Figures;
import org.jujian.reports.metric.ObligationState;
import org.jujian.reports.metric.Scorecard;
import org.jujian.reports.metric.Scorecards;
import org.jujian.reports.metric.evidence.Evidence;
import org.jujian.tenants.people.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The way back from a figure to files and rows, and the scorecard that figures add up to.
@RestController
class EvidenceController {
    private final Evidence evidence;
    private final Scorecards scorecards;

    EvidenceController(Evidence evidence, Scorecards scorecards) {
        this.evidence = evidence;
        this.scorecards = scorecards;
    }

    record Trail(FigureController.Row figure, List<Duty> obligations, List<Source> sources, List<Finding> findings) {}

    /// What a check from FV-08 on, or a pair of M71, found wrong.
    record Finding(
            String check, String unit, String month, String key, String found, String expected, List<Origin> origins) {
        static Finding of(Evidence.Finding finding) {
            return new Finding(
                    finding.check(),
                    finding.unit().toString(),
                    finding.month().toString(),
                    finding.key(),
                    finding.found(),
                    finding.expected(),
                    finding.places().stream()
                            .map(place -> Origin.of(place.ref(), place.upload()))
                            .toList());
        }
    }

    record Duty(
            FigureController.ObligationRow obligation,
            String credit,
            int elementsFilled,
            int elementsRequired,
            int proofsPresent,
            int proofsRequired,
            String contentReview,
            String secrecyReview,
            @Nullable Origin first,
            @Nullable Origin newest) {
        static Duty of(Evidence.Duty duty) {
            return new Duty(
                    FigureController.ObligationRow.of(duty.state()),
                    duty.credit().toPlainString(),
                    duty.elementsFilled(),
                    duty.elementsRequired(),
                    duty.proofsPresent(),
                    duty.proofsRequired(),
                    duty.contentReview().name(),
                    duty.secrecyReview().name(),
                    Origin.of(duty.state().satisfiedBy(), duty.firstUpload()),
                    Origin.of(duty.newest(), duty.newestUpload()));
        }
    }

    record Source(
            String unit,
            String fact,
            String key,
            Map<String, String> values,
            @Nullable Origin origin) {
        static Source of(Evidence.Source source) {
            return new Source(
                    source.unit().toString(),
                    source.fact().name(),
                    source.key(),
                    source.values(),
                    Origin.of(source.ref(), source.upload()));
        }
    }

    /// File, row and upload of a row.
    record Origin(
            int row,
            @Nullable String submission,
            @Nullable String file,
            @Nullable String template,
            @Nullable OffsetDateTime receivedAt) {
        static @Nullable Origin of(ObligationState.@Nullable SourceRef ref, Evidence.@Nullable Upload upload) {
            if (ref == null) {
                return null;
            }
            return upload == null
                    ? new Origin(ref.row(), null, null, null, null)
                    : new Origin(
                            ref.row(),
                            upload.id().toString(),
                            upload.fileName(),
                            upload.template(),
                            ChinaTime.offset(upload.receivedAt()));
        }
    }

    record Card(
            String unit,
            String period,
            List<Dimension> dimensions,
            @Nullable String total,
            @Nullable String weight,
            @Nullable String band,
            List<String> redLines,
            @Nullable Integer rank,
            @Nullable Integer tier,
            @Nullable String unranked,
            List<String> flags,
            String formulaVersion,
            String calendarVersion,
            String catalogueVersion,
            LocalDate asOf,
            OffsetDateTime computedAt) {
        static Card of(Scorecard card) {
            return new Card(
                    card.unit().toString(),
                    card.period().toString(),
                    card.dimensions().stream().map(Dimension::of).toList(),
                    card.total() == null ? null : card.total().toPlainString(),
                    card.weight() == null ? null : card.weight().toPlainString(),
                    card.band().orElse(null),
                    card.redLines(),
                    card.rank().orElse(null),
                    card.tier().orElse(null),
                    card.unranked().orElse(null),
                    card.flags(),
                    card.versions().formula(),
                    card.versions().calendar(),
                    card.versions().catalogue(),
                    card.asOf(),
                    ChinaTime.offset(card.computedAt()));
        }
    }

    record Dimension(
            String code, String name, int weight, @Nullable String value) {
        static Dimension of(Scorecard.Dimension dimension) {
            return new Dimension(
                    dimension.code(),
                    dimension.name(),
                    dimension.weight(),
                    dimension.value() == null ? null : dimension.value().toPlainString());
        }
    }

    @GetMapping("/api/v1/metrics/{unit}/{period}/{metric}/evidence")
    Trail evidence(
            @AuthenticationPrincipal Person person,
            @PathVariable String unit,
            @PathVariable String period,
            @PathVariable String metric,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt,
            @RequestParam Optional<String> formula) {
        Figures.Query query = query(unit, period, asOf, knownAt);
        Evidence.Trail trail = FigureController.formula(formula)
                .map(asked -> evidence.load(person.scope(), query, asked, metric))
                .orElseGet(() -> evidence.load(person.scope(), query, metric));
        return new Trail(
                FigureController.Row.of(trail.figure()),
                trail.duties().stream().map(Duty::of).toList(),
                trail.sources().stream().map(Source::of).toList(),
                trail.findings().stream().map(Finding::of).toList());
    }

    @GetMapping("/api/v1/scorecards")
    Card scorecard(
            @AuthenticationPrincipal Person person,
            @RequestParam String unit,
            @RequestParam String period,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<Instant> knownAt) {
        return scorecards
                .find(person.scope(), query(unit, period, asOf, knownAt))
                .map(Card::of)
                .orElseThrow(Problem::notFound);
    }

    private static Figures.Query query(
            String unit, String period, Optional<LocalDate> asOf, Optional<Instant> knownAt) {
        var window = FigureController.period(period);
        return new Figures.Query(FigureController.unit(unit), window, window, asOf, knownAt);
    }
}
