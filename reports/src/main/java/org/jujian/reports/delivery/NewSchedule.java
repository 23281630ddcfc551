package org.jujian.reports.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.reports.delivery.mail.Addresses;
import org.jujian.reports.document.Report;

/// A schedule as somebody typed it.
///
/// @param communities 12-digit codes; of no account where every community is meant
/// @param addresses   what was typed beside a community's code, or beside `office` and `committee`
public record NewSchedule(
        String kind,
        String rule,
        String workingDay,
        String format,
        boolean everyCommunity,
        List<String> communities,
        boolean office,
        boolean committee,
        Map<String, String> addresses) {
    public static final String OFFICE = "office";
    public static final String COMMITTEE = "committee";

    private static final int LATEST_DAY = 60;

    public NewSchedule {
        communities = List.copyOf(communities);
        addresses = Map.copyOf(addresses);
    }

    sealed interface Read {
        record Valid(
                Report.Kind kind,
                Rule rule,
                int workingDay,
                Report.Format format,
                boolean everyCommunity,
                List<Recipient> recipients)
                implements Read {}

        record Refused(List<String> advice) implements Read {}
    }

    /// @param known the communities of the street
    Read read(StreetCode street, Set<UnitCode> known, MailState mail) {
        List<String> advice = new ArrayList<>();
        Report.Kind kindRead = Report.Kind.ofCode(kind).orElse(null);
        Rule ruleRead = Rule.ofCode(rule).orElse(null);
        Report.Format formatRead = Report.Format.ofCode(format).orElse(null);
        Integer day = day();
        if (kindRead == null) {
            advice.add("种类：发现“%s”，应为 %s。"
                    .formatted(
                            kind,
                            Arrays.stream(Report.Kind.values())
                                    .map(Report.Kind::code)
                                    .collect(Collectors.joining("、"))));
        }
        if (ruleRead == null) {
            advice.add("周期：发现“%s”，应为 %s。"
                    .formatted(
                            rule, Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.joining("、"))));
        }
        if (day == null) {
            advice.add("工作日：发现“%s”，应为 1 至 60 的整数。".formatted(workingDay));
        }
        if (formatRead == null) {
            advice.add("格式：发现“%s”，应为 pdf、docx、xlsx 或 html。".formatted(format));
        }
        if (kindRead != null && ruleRead != null && !fit(kindRead, ruleRead)) {
            advice.add("周期：发现“%s”，%s%s".formatted(ruleRead.label(), kindRead.label(), kindRead.expectedPeriod()));
        }
        List<Recipient> recipients = recipients(street, known, kindRead, mail, advice);
        if (kindRead == null || ruleRead == null || formatRead == null || day == null || !advice.isEmpty()) {
            return new Read.Refused(advice);
        }
        return new Read.Valid(kindRead, ruleRead, day, formatRead, everyCommunity, recipients);
    }

    enum MailState {
        ON,
        OFF
    }

    private @Nullable Integer day() {
        if (!workingDay.strip().matches("\\d{1,2}")) {
            return null;
        }
        int day = Integer.parseInt(workingDay.strip());
        return day >= 1 && day <= LATEST_DAY ? day : null;
    }

    /// Whether there are papers of the kind about what the rule's runs are about.
    static boolean fit(Report.Kind kind, Rule rule) {
        return rule.containing(LocalDate.EPOCH).periods().stream().allMatch(kind::isAbout);
    }

    private List<Recipient> recipients(
            StreetCode street,
            Set<UnitCode> known,
            Report.@Nullable Kind kindRead,
            MailState mail,
            List<String> advice) {
        List<Recipient> recipients = new ArrayList<>();
        Set<UnitCode> chosen = communities.stream()
                .map(code -> UnitCode.parse(code).filter(known::contains))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!everyCommunity && chosen.size() < Set.copyOf(communities).size()) {
            advice.add("收件单位：发现本街道没有的社区代码。怎么办：对照社区名录改正。");
        }
        if (everyCommunity) {
            known.stream()
                    .filter(unit -> !typed(unit.toString()).isEmpty())
                    .forEach(unit ->
                            recipients.add(Recipient.community(unit, addresses(unit.toString(), mail, advice))));
        } else {
            chosen.forEach(unit -> recipients.add(Recipient.community(unit, addresses(unit.toString(), mail, advice))));
        }
        boolean toCommunities = everyCommunity || !chosen.isEmpty();
        if (toCommunities && kindRead != null && known.stream().noneMatch(kindRead::isAbout)) {
            advice.add("收件单位：%s按街道出具，不送社区。怎么办：只选街道办或街道纪工委。".formatted(kindRead.label()));
        }
        if (office) {
            recipients.add(Recipient.office(street, addresses(OFFICE, mail, advice)));
        }
        if (committee) {
            if (!typed(COMMITTEE).isEmpty()) {
                advice.add("邮件地址：街道纪工委的一份只进登记簿，不发邮件。怎么办：去掉这个地址。");
            }
            recipients.add(Recipient.committee(street));
        }
        if (!toCommunities && !office && !committee) {
            advice.add("收件单位：一个也没有选。怎么办：至少选一个。");
        }
        return recipients;
    }

    private List<String> typed(String recipient) {
        return Addresses.split(addresses.getOrDefault(recipient, ""));
    }

    private List<String> addresses(String recipient, MailState mail, List<String> advice) {
        List<String> typed = typed(recipient);
        if (typed.isEmpty()) {
            return typed;
        }
        if (mail == MailState.OFF) {
            advice.add("邮件地址：平台没有配置邮件服务器，发不了邮件。怎么办：去掉地址，或请平台管理员配置 JUJIAN_SMTP_HOST。");
            return List.of();
        }
        if (typed.size() > Addresses.MOST) {
            advice.add("邮件地址：一个收件单位写了 %d 个，最多 %d 个。".formatted(typed.size(), Addresses.MOST));
        }
        typed.stream()
                .filter(address -> !Addresses.isAddress(address))
                .forEach(address -> advice.add("邮件地址：发现“%s”，应为 office@example.gov.cn 这样的地址。".formatted(address)));
        return typed;
    }
}
