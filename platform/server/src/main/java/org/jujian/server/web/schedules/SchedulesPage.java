package org.jujian.server.web.schedules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.scope.Audience;
import org.jujian.reports.delivery.Delivery;
import org.jujian.reports.delivery.Recipient;
import org.jujian.reports.delivery.Schedule;
import org.jujian.reports.delivery.Schedules;
import org.jujian.server.web.view.Days;

/// What the page 报告分发 shows: who gets what, when, and how the last run ended.
///
/// @param mails whether there is an e-mail server
/// @param done  what was done just now; null without
public record SchedulesPage(
        String street,
        List<Line> lines,
        boolean mails,
        @Nullable String done) {
    public SchedulesPage {
        lines = List.copyOf(lines);
    }

    /// @param last how many of the newest run arrived and how many did not
    public record Line(
            UUID id,
            String report,
            String when,
            List<String> recipients,
            String next,
            String about,
            List<Tag> last,
            String lastRun,
            boolean paused,
            String state) {
        public Line {
            recipients = List.copyOf(recipients);
            last = List.copyOf(last);
        }
    }

    public record Tag(String style, String text) {}

    /// What one recipient got.
    ///
    /// @param papers addresses of the files
    public record Row(
            UUID id,
            String recipient,
            String about,
            String due,
            Tag state,
            String mail,
            String remark,
            List<Paper> papers,
            boolean retry) {
        public Row {
            papers = List.copyOf(papers);
        }
    }

    public record Paper(String href, String label) {}

    static Line line(Schedule schedule, Optional<Schedules.NextRun> next, List<Delivery> latest) {
        return new Line(
                schedule.id(),
                schedule.kind().label() + "（" + schedule.format().name() + "）",
                schedule.rule().label() + "，" + schedule.rule().when() + "第" + schedule.workingDay() + "个工作日",
                recipients(schedule),
                next.map(n -> Days.longDay(n.dueOn())).orElse("—"),
                next.map(n -> "报 " + n.about()).orElse(""),
                tags(latest),
                latest.isEmpty()
                        ? "还没有运行"
                        : Days.longDay(latest.getFirst().dueOn()) + "，"
                                + latest.getFirst().period(),
                schedule.state() == Schedule.State.PAUSED,
                schedule.state().label());
    }

    private static List<String> recipients(Schedule schedule) {
        List<String> told = new ArrayList<>();
        List<Recipient> communities = schedule.recipients().stream()
                .filter(r -> r.audience() == Audience.COMMUNITY)
                .toList();
        if (schedule.everyCommunity()) {
            told.add("全部社区，各一份" + mailed(communities));
        } else if (!communities.isEmpty()) {
            told.add(communities.size() + " 个社区，各一份" + mailed(communities));
        }
        for (Recipient recipient : schedule.recipients()) {
            if (recipient.audience() == Audience.STREET) {
                told.add("街道办" + (recipient.addresses().isEmpty() ? "" : "（发邮件）"));
            } else if (recipient.audience() == Audience.COMMITTEE) {
                told.add("街道纪工委");
            }
        }
        return told;
    }

    private static String mailed(List<Recipient> communities) {
        long mailed = communities.stream().filter(r -> !r.addresses().isEmpty()).count();
        return mailed == 0 ? "" : "（%d 个发邮件）".formatted(mailed);
    }

    private static List<Tag> tags(List<Delivery> latest) {
        Map<Delivery.State, Long> counted =
                latest.stream().collect(Collectors.groupingBy(Delivery::state, Collectors.counting()));
        return Arrays.stream(Delivery.State.values())
                .sorted(Comparator.reverseOrder())
                .filter(counted::containsKey)
                .map(state -> new Tag(style(state), state.label() + " " + counted.get(state)))
                .toList();
    }

    /// @param names of units by code
    static Row row(Delivery delivery, Map<String, String> names) {
        List<String> remarks = new ArrayList<>();
        delivery.reason().ifPresent(remarks::add);
        if (delivery.unsure()) {
            remarks.add("发送中断过，收件人可能收到两封相同的邮件（编号相同）。");
        }
        if (delivery.state() == Delivery.State.WAITING && delivery.attempt() > 0) {
            remarks.add("已试 %d 次，%s 再试。".formatted(delivery.attempt(), Days.moment(delivery.nextAt())));
        }
        return new Row(
                delivery.id(),
                name(delivery.recipient(), names),
                delivery.period(),
                Days.longDay(delivery.dueOn()),
                new Tag(style(delivery.state()), delivery.state().label()),
                mail(delivery),
                String.join("", remarks),
                papers(delivery, names),
                delivery.state() == Delivery.State.FAILED);
    }

    private static String name(Recipient recipient, Map<String, String> names) {
        return switch (recipient.audience()) {
            case COMMUNITY ->
                names.getOrDefault(recipient.unit().toString(), recipient.unit().toString());
            case STREET -> "街道办";
            case COMMITTEE -> "街道纪工委";
            case AUDIT, PUBLIC, ADMINISTRATION, SYSTEM ->
                throw new IllegalStateException("recipient: found " + recipient.audience());
        };
    }

    private static String mail(Delivery delivery) {
        if (delivery.recipient().addresses().isEmpty()) {
            return "只进登记簿";
        }
        return String.join("、", delivery.recipient().addresses())
                + delivery.sentAt().map(at -> "，" + Days.moment(at) + "发出").orElse("");
    }

    private static List<Paper> papers(Delivery delivery, Map<String, String> names) {
        if (delivery.state() == Delivery.State.WAITING) {
            return List.of();
        }
        return delivery.items().stream()
                .flatMap(item -> item.report().stream()
                        .map(id -> new Paper(
                                "/reports/" + id,
                                names.getOrDefault(item.subject().toString(), "街道") + "（" + Days.title(item.period())
                                        + "）")))
                .toList();
    }

    private static String style(Delivery.State state) {
        return switch (state) {
            case WAITING, SENDING -> "warn";
            case DONE -> "ok";
            case FAILED -> "bad";
        };
    }
}
