package org.jujian.server.web.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.scope.Audience;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.issuing.Edition;
import org.jujian.reports.document.issuing.Step;
import org.jujian.reports.document.issuing.Steps;
import org.jujian.server.web.register.RegisterPage.Action;
import org.jujian.server.web.register.RegisterPage.Choice;
import org.jujian.server.web.register.RegisterPage.Line;
import org.jujian.server.web.view.Days;
import org.jujian.tenants.people.Person;

/// The words of the register.
final class RegisterPages {
    private RegisterPages() {}

    static Line line(Edition edition, Person viewer, Map<String, String> names) {
        List<Step> open = Steps.open(edition, viewer);
        String unit = edition.unit().toString();
        return new Line(
                edition.number(),
                edition.kind().label() + "（" + Days.title(edition.period()) + "）"
                        + (edition.audience() == Audience.COMMITTEE ? "纪工委件" : ""),
                names.getOrDefault(unit, unit),
                edition.ordinal().map(n -> "第" + n + "版").orElse("—"),
                edition.state().label(),
                style(edition.state()),
                history(edition),
                relations(edition),
                edition.file().sha256().orElse(null),
                edition.file().sha256().isPresent()
                        ? "/reports/" + edition.file().report()
                        : null,
                open.stream()
                        .filter(step -> step != Step.WITHDRAW)
                        .map(step -> new Action("/reports/" + edition.number() + "/" + address(step), step.label()))
                        .toList(),
                edition.kind() == Report.Kind.SELF_INSPECTION ? "/reports/" + edition.number() + "/text" : null,
                open.contains(Step.WITHDRAW));
    }

    private static List<String> history(Edition edition) {
        List<String> history = new ArrayList<>();
        history.add(told("起草", edition.drafted()));
        edition.checked().ifPresent(mark -> history.add(told("核对", mark)));
        edition.signed().ifPresent(mark -> history.add(told("审定", mark)));
        edition.issued().ifPresent(mark -> history.add(told("印发", mark)));
        edition.withdrawn()
                .ifPresent(w -> history.add(told("撤回", new Edition.Mark(w.by(), w.at())) + "：" + w.reason()));
        return history;
    }

    private static String told(String step, Edition.Mark mark) {
        return step + " " + (mark.by().startsWith("system:") ? "平台" : mark.by()) + " " + Days.moment(mark.at());
    }

    private static List<String> relations(Edition edition) {
        List<String> relations = new ArrayList<>();
        edition.replaces().ifPresent(before -> relations.add("替代 " + before));
        edition.replacedBy().ifPresent(after -> relations.add("被 " + after + " 替代"));
        edition.file().failed().ifPresent(why -> relations.add("没有印成：" + why));
        return relations;
    }

    private static String style(Edition.State state) {
        return switch (state) {
            case DRAFT, REPLACED -> "";
            case CHECKED, SIGNED -> "warn";
            case ISSUED -> "ok";
            case WITHDRAWN -> "bad";
        };
    }

    static String address(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    static List<Choice> kinds(Optional<Report.Kind> chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "全部种类", chosen.isEmpty())));
        Arrays.stream(Report.Kind.values())
                .forEach(kind -> choices.add(new Choice(kind.code(), kind.label(), chosen.equals(Optional.of(kind)))));
        return choices;
    }

    static List<Choice> states(Optional<Edition.State> chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "全部状态", chosen.isEmpty())));
        Arrays.stream(Edition.State.values())
                .forEach(state ->
                        choices.add(new Choice(state.name(), state.label(), chosen.equals(Optional.of(state)))));
        return choices;
    }
}
