package org.jujian.server.web.community;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Reports;
import org.jujian.server.web.view.Days;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The reports of the module reports.
@Component
class IssuedReports implements SelfInspections {
    private static final int SHOWN = 6;
    private static final int ID_LENGTH = 36;

    private final ObjectProvider<Reports> press;
    private final Clock clock;

    /// An installation without the press offers no reports.
    IssuedReports(ObjectProvider<Reports> press, Clock clock) {
        this.press = press;
        this.clock = clock;
    }

    private LocalDate cutOff() {
        return ChinaTime.today(clock).minusDays(1);
    }

    @Override
    public boolean offered() {
        return press.getIfAvailable() != null;
    }

    @Override
    public List<Issue> of(Scope scope, UnitCode unit, Period period) {
        return press.getObject().newest(scope, unit).stream()
                .filter(r -> r.period().equals(r.kind().within(period, cutOff())))
                .limit(SHOWN)
                .map(IssuedReports::issue)
                .toList();
    }

    @Override
    public List<Choice> choices(Scope scope, UnitCode unit, Period shown) {
        return Arrays.stream(Report.Kind.values())
                .filter(kind -> kind.isAbout(unit) && kind.isGivenBy(scope.audience()))
                .map(kind ->
                        new Choice(kind.code(), kind.label() + "（" + Days.title(kind.within(shown, cutOff())) + "）"))
                .toList();
    }

    private static Issue issue(Report report) {
        String format = report.kind().label() + "（" + Days.title(report.period()) + "）" + " "
                + report.format().code().toUpperCase(Locale.ROOT);
        return switch (report.state()) {
            case QUEUED, RUNNING -> new Issue(null, format, Days.moment(report.createdAt()) + " 申请，正在生成，请稍后刷新");
            case FAILED ->
                new Issue(
                        null,
                        format,
                        report.problem().map(Report.Failure::message).orElse("没有生成成功，请重新申请"));
            case DONE ->
                new Issue(
                        "/reports/" + report.id(),
                        format,
                        report.issued()
                                .map(i -> "生成编号 " + i.number() + " · " + Days.moment(i.at()))
                                .orElse(""));
        };
    }

    @Override
    public void request(Scope scope, UnitCode unit, Period period, String kind, String format) {
        Period asked = Report.Kind.ofCode(kind)
                .map(known -> known.within(period, cutOff()))
                .orElse(period);
        press.getObject().request(scope, new Reports.Request(kind, unit, asked.toString(), format, Optional.empty()));
    }

    @Override
    public Optional<Paper> content(Scope scope, String id) {
        return uuid(id).flatMap(known -> press.getObject().find(scope, known))
                .filter(report -> report.state() == Report.State.DONE)
                .map(report -> new Paper(
                        report.kind().label() + "-" + report.unit() + "-" + report.period() + "."
                                + report.format().code(),
                        report.format().mediaType(),
                        press.getObject().loadContent(scope, report.id())));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == ID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
