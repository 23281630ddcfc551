package org.jujian.server.web.lead;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.base.money.Money;
import org.jujian.base.time.Period;
import org.jujian.reports.lead.Decision;
import org.jujian.reports.lead.Lead;
import org.jujian.reports.lead.LeadRule;
import org.jujian.reports.lead.Leads;
import org.jujian.reports.lead.LedgerLine;
import org.jujian.reports.metric.ObligationState.SourceRef;
import org.jujian.server.web.street.Community;
import org.jujian.server.web.view.Days;
import org.jujian.server.web.view.Numbers;
import org.jujian.server.web.view.PeriodChoice;
import org.jujian.server.web.view.Tile;

/// Makes the two pages of leads. A lead is never called a finding (process.md §9, A3).
final class LeadPages {
    private static final LeadsPage.State OPEN = new LeadsPage.State("待核", "warn");

    private LeadPages() {}

    /// `names` gives the communities' names by code.
    static LeadsPage list(
            String streetName,
            Period period,
            LookBack back,
            LocalDate cutoff,
            List<Lead> leads,
            Map<String, String> names) {
        long open = leads.stream().filter(l -> l.decision().isEmpty()).count();
        return new LeadsPage(
                streetName,
                period.toString(),
                Days.title(period),
                Days.longDay(back.asOf().orElse(cutoff)),
                back.knownOn().map(day -> Days.longDay(day) + "以前收到的数据").orElse("收到的全部数据"),
                LeadRule.VERSION,
                back,
                PeriodChoice.upTo(cutoff, period, ""),
                tiles(leads, open),
                List.of(
                        new LeadsPage.Filter("open", "待核 " + open, open > 0),
                        new LeadsPage.Filter("decided", "已处置 " + (leads.size() - open), false),
                        new LeadsPage.Filter("all", "全部 " + leads.size(), open == 0)),
                leads.stream().map(l -> line(l, period, back, names)).toList(),
                silent(period));
    }

    static LeadPage one(
            Period period, LookBack back, CommitteeDesk.Case opened, Map<String, String> names, LocalDate today) {
        Lead lead = opened.lead();
        return new LeadPage(
                lead.id(),
                period.toString(),
                "/leads?period=" + period + back.parameters(),
                back.isPresent(),
                lead.rule().code() + " " + lead.rule().title(),
                unitName(lead.unit(), names) + " · " + Days.title(period) + " · " + lead.subject(),
                lead.rule().explanation(),
                lead.found(),
                sum(opened),
                opened.lines().stream().map(l -> row(l, opened, names, today)).toList(),
                elsewhere(opened),
                Arrays.stream(Decision.Kind.values())
                        .map(k -> new LeadPage.Choice(k.name(), k.label()))
                        .toList(),
                steps(opened.decisions()));
    }

    private static List<Tile> tiles(List<Lead> leads, long open) {
        var tiles = new ArrayList<Tile>();
        tiles.add(Tile.of("待核", Numbers.count(open), "条", "全部 " + Numbers.count(leads.size()) + " 条", null));
        for (Decision.Kind kind : Decision.Kind.values()) {
            long count = leads.stream()
                    .filter(l -> l.decision().filter(d -> d.kind() == kind).isPresent())
                    .count();
            tiles.add(Tile.of(kind.label(), Numbers.count(count), "条", note(kind), null));
        }
        return tiles;
    }

    private static String note(Decision.Kind kind) {
        return switch (kind) {
            case CONFIRMED -> "规则所指的情形属实";
            case DISMISSED -> "有合理解释";
            case REFERRED -> "转有权机关处理";
        };
    }

    private static LeadsPage.Line line(Lead lead, Period period, LookBack back, Map<String, String> names) {
        return new LeadsPage.Line(
                "/leads/" + lead.id() + "?period=" + period + back.parameters(),
                lead.decision().isPresent() ? "decided" : "open",
                unitName(lead.unit(), names),
                lead.rule().code(),
                lead.rule().title(),
                lead.found(),
                Numbers.count(lead.evidence().size()),
                money(lead.amount()),
                Numbers.sortKey(lead.amount() == null ? null : lead.amount().yuan()),
                lead.rule().score(),
                lead.decision().map(d -> state(d.kind())).orElse(OPEN));
    }

    private static LeadsPage.State state(Decision.Kind kind) {
        return switch (kind) {
            case CONFIRMED -> new LeadsPage.State(kind.label(), "bad");
            case DISMISSED -> new LeadsPage.State("已排除", "");
            case REFERRED -> new LeadsPage.State("已移交", "info");
        };
    }

    private static List<LeadsPage.Silent> silent(Period period) {
        return Arrays.stream(LeadRule.values())
                .flatMap(rule -> Leads.notAsked(rule, period).stream()
                        .map(why -> new LeadsPage.Silent(rule.code(), rule.title(), why)))
                .toList();
    }

    private static LeadPage.Row row(
            LedgerLine line, CommitteeDesk.Case opened, Map<String, String> names, LocalDate today) {
        String file = opened.files().get(line.ref().submission());
        return new LeadPage.Row(
                unitName(line.unit(), names),
                Days.day(line.businessOn(), today) + " " + Days.week(line.businessOn()),
                line.businessOn().toString(),
                line.voucher(),
                line.account(),
                line.summary(),
                orDash(line.counterparty()),
                orDash(line.settlement()),
                orDash(line.billNo()),
                money(line.amount()),
                line.amount().toString(),
                (file == null ? "" : file + " ") + "第 " + line.ref().row() + " 行");
    }

    /// The rows are ledger lines; what a lead rests on besides is told by its number.
    private static String elsewhere(CommitteeDesk.Case opened) {
        Set<SourceRef> shown = opened.lines().stream().map(LedgerLine::ref).collect(Collectors.toSet());
        long rest = opened.lead().evidence().stream()
                .filter(r -> !shown.contains(r))
                .count();
        return rest == 0 ? "" : "另有 " + rest + " 行来自其他表，不在这里列出。";
    }

    private static String sum(CommitteeDesk.Case opened) {
        Money total = opened.lines().stream().map(LedgerLine::amount).reduce(Money.ZERO, Money::plus);
        return Numbers.count(opened.lines().size()) + " 笔，" + money(total) + " 元";
    }

    private static List<LeadPage.Step> steps(List<Decision> decisions) {
        var steps = new ArrayList<LeadPage.Step>();
        steps.add(new LeadPage.Step("done", "系统按规则产生线索", "", ""));
        decisions.forEach(d ->
                steps.add(new LeadPage.Step("done", d.kind().label(), Days.moment(d.at()) + " " + d.by(), d.reason())));
        if (decisions.isEmpty()) {
            steps.add(new LeadPage.Step("now", "待核", "", ""));
        }
        return steps;
    }

    private static String unitName(UnitCode unit, Map<String, String> names) {
        if (unit.isStreet()) {
            return "全街道";
        }
        return Community.shortNameOf(
                Optional.ofNullable(names.get(unit.toString())).orElseGet(unit::toString));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? Numbers.EMPTY : text;
    }

    /// `2,220.95`
    private static String money(@Nullable Money money) {
        return money == null
                ? Numbers.EMPTY
                : new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(money.yuan());
    }
}
