package org.jujian.server.web.schedules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jujian.reports.delivery.NewSchedule;
import org.jujian.reports.delivery.Rule;
import org.jujian.reports.document.Report;
import org.jujian.server.web.street.Community;
import org.springframework.util.MultiValueMap;

/// The form of a new schedule, as it was typed.
///
/// @param refused what was wrong with it, `""` when it is new
/// @param mails   whether there is an e-mail server
public record ScheduleForm(
        Written written,
        List<Choice> kinds,
        List<Choice> rules,
        List<Choice> formats,
        List<Line> communities,
        List<Preset> presets,
        String refused,
        boolean mails) {
    public ScheduleForm {
        kinds = List.copyOf(kinds);
        rules = List.copyOf(rules);
        formats = List.copyOf(formats);
        communities = List.copyOf(communities);
        presets = List.copyOf(presets);
    }

    public record Choice(String value, String label, boolean chosen) {}

    /// @param mail what was typed as its address
    public record Line(String code, String name, boolean chosen, String mail) {}

    public record Written(
            String kind,
            String rule,
            String workingDay,
            String format,
            boolean every,
            Set<String> communities,
            boolean office,
            boolean committee,
            Map<String, String> mails) {
        static final String MAIL = "mail-";

        public Written {
            communities = Set.copyOf(communities);
            mails = Map.copyOf(mails);
        }

        static Written of(MultiValueMap<String, String> form) {
            Map<String, String> mails = new LinkedHashMap<>();
            form.forEach((name, values) -> {
                if (name.startsWith(MAIL) && !values.getFirst().isBlank()) {
                    mails.put(name.substring(MAIL.length()), values.getFirst().strip());
                }
            });
            return new Written(
                    first(form, "kind"),
                    first(form, "rule"),
                    first(form, "workingDay"),
                    first(form, "format"),
                    form.containsKey("every"),
                    Set.copyOf(form.getOrDefault("community", List.of())),
                    form.containsKey("office"),
                    form.containsKey("committee"),
                    mails);
        }

        private static String first(MultiValueMap<String, String> form, String name) {
            String value = form.getFirst(name);
            return value == null ? "" : value.strip();
        }

        /// An address beside a community that was not chosen is one of nobody's.
        NewSchedule asked() {
            Map<String, String> addresses = new LinkedHashMap<>(mails);
            if (!every) {
                addresses.keySet().removeIf(to -> !to.equals(NewSchedule.OFFICE) && !communities.contains(to));
            }
            return new NewSchedule(
                    kind, rule, workingDay, format, every, List.copyOf(communities), office, committee, addresses);
        }

        public String mail(String to) {
            return mails.getOrDefault(to, "");
        }
    }

    static ScheduleForm of(Written written, List<Community> communities, String refused, boolean mails) {
        return new ScheduleForm(
                written,
                Arrays.stream(Report.Kind.values())
                        .map(kind -> new Choice(
                                kind.code(), kind.label(), kind.code().equals(written.kind())))
                        .toList(),
                Arrays.stream(Rule.values())
                        .map(rule -> new Choice(
                                rule.code(),
                                rule.label() + (rule == Rule.HALF_YEARLY ? "（两个季度各一份）" : ""),
                                rule.code().equals(written.rule())))
                        .toList(),
                Arrays.stream(Report.Format.values())
                        .map(format -> new Choice(
                                format.code(),
                                switch (format) {
                                    case PDF -> "PDF";
                                    case DOCX -> "Word（可编辑）";
                                    case XLSX -> "表格";
                                    case HTML -> "网页";
                                },
                                format.code().equals(written.format())))
                        .toList(),
                communities.stream()
                        .map(c -> new Line(
                                c.code(), c.name(), written.communities().contains(c.code()), written.mail(c.code())))
                        .toList(),
                List.of(Preset.values()),
                refused,
                mails);
    }
}
