package org.jujian.reports.document.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.base.money.Money;
import org.jujian.reports.document.scorecard.CardSources.Bill;
import org.jujian.reports.document.scorecard.CardSources.Direction;
import org.jujian.reports.document.scorecard.CardSources.Duty;
import org.jujian.reports.document.scorecard.CardSources.Line;
import org.jujian.reports.document.scorecard.CardSources.Outcome;
import org.jujian.reports.document.scorecard.CardSources.Review;
import org.jujian.reports.document.scorecard.CardSources.Settlement;
import org.jujian.reports.document.scorecard.SupervisionCard.Field;
import org.jujian.reports.document.scorecard.SupervisionCard.Lead;
import org.jujian.reports.document.scorecard.SupervisionCard.Payee;
import org.jujian.reports.document.writing.Ratio;
import org.jujian.reports.document.writing.Written;

/// Signals for the committee (finance.md §5: RF-05, RF-09, RF-11, RF-14; metrics.md §5: G10), for one community and one
/// period. A lead is where to look, never what was found.
final class Leads {
    /// What was looked through; printed, so that a reader knows what was not.
    static final String RULES = "RF-05、RF-09、RF-11、RF-14、G10";

    private static final String HOSPITALITY = "2.04";
    private static final Set<String> OFFICE_COSTS = Set.of("2.04", "2.07", "2.11", "2.12");
    private static final BigDecimal HOSPITALITY_SHARE = new BigDecimal("0.05");
    private static final BigDecimal LARGE_CASH = BigDecimal.valueOf(1000);
    private static final BigDecimal CASH_SHARE = new BigDecimal("0.30");
    private static final BigDecimal MISSING_BILLS = new BigDecimal("0.05");
    private static final BigDecimal ONE_PAYEE = new BigDecimal("0.50");
    private static final BigDecimal LARGE_PAYEE = BigDecimal.valueOf(20_000);
    private static final int PAYEES = 3;
    private static final Pattern ORGANISATION =
            Pattern.compile("公司|商店|商行|超市|市场|中心|单位|银行|学校|医院|酒店|饭店|餐厅|协会|委员会|工作室|经营部|门市部|服务部|印刷|[厂局站所院社]$|[0-9]");

    private final List<Lead> found = new ArrayList<>();
    private final List<Line> expenses;
    private final Money spent;

    private Leads(List<Line> ledger) {
        expenses =
                ledger.stream().filter(l -> l.direction() == Direction.EXPENSE).toList();
        spent = sum(expenses, l -> true);
    }

    static List<Lead> find(List<Line> ledger, List<Duty> duties) {
        Leads leads = new Leads(ledger);
        leads.hospitality();
        leads.onePayee();
        leads.cash();
        leads.bills();
        leads.publishedBeforeReview(duties);
        return List.copyOf(leads.found);
    }

    /// The largest payees; persons by their family name only.
    static List<Payee> payees(List<Line> ledger) {
        Leads leads = new Leads(ledger);
        return leads.byPayee().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Line>> e) -> sum(e.getValue(), l -> true))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(PAYEES)
                .map(e -> new Payee(
                        masked(e.getKey()),
                        e.getValue().size(),
                        sum(e.getValue(), l -> true),
                        share(sum(e.getValue(), l -> true), leads.spent)))
                .toList();
    }

    static Money total(List<Line> ledger, Direction direction) {
        return sum(ledger, l -> l.direction() == direction);
    }

    static String masked(String name) {
        return ORGANISATION.matcher(name).find() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "某";
    }

    private void hospitality() {
        Money hospitality = sum(expenses, l -> l.account().equals(HOSPITALITY));
        Ratio share = share(hospitality, sum(expenses, l -> OFFICE_COSTS.contains(l.account())));
        if (share != null && above(share, HOSPITALITY_SHARE)) {
            add(
                    "RF-05",
                    "招待费占比",
                    count(l -> l.account().equals(HOSPITALITY)),
                    hospitality,
                    "中",
                    "占办公、电话、车辆、招待四项支出的" + Written.percent(share) + "，超过5%");
        }
    }

    private void onePayee() {
        byPayee().forEach((payee, lines) -> {
            Money paid = sum(lines, l -> true);
            Ratio share = share(paid, spent);
            if (share != null && above(share, ONE_PAYEE) && paid.yuan().compareTo(LARGE_PAYEE) > 0) {
                add(
                        "RF-09",
                        "集中收款方",
                        lines.size(),
                        paid,
                        "中",
                        masked(payee) + "占支出的" + Written.percent(share) + "，超过50%");
            }
        });
    }

    private void cash() {
        Predicate<Line> cash = l -> l.settlement() == Settlement.CASH;
        Predicate<Line> large = cash.and(l -> l.amount().yuan().compareTo(LARGE_CASH) > 0);
        Money paid = sum(expenses, cash);
        Ratio share = share(paid, spent);
        if (count(large) > 0) {
            add("RF-11", "大额现金", count(large), sum(expenses, large), "中", "现金支出单笔超过1,000元");
        }
        if (share != null && above(share, CASH_SHARE)) {
            add("RF-11", "现金占比", count(cash), paid, "中", "现金占支出的" + Written.percent(share) + "，超过30%");
        }
    }

    private void bills() {
        Predicate<Line> missing = l -> l.bill() == Bill.MISSING;
        Money paid = sum(expenses, missing);
        Ratio share = share(paid, spent);
        if (share != null && above(share, MISSING_BILLS)) {
            add("RF-14", "无票据号", count(missing), paid, "低", "占支出的" + Written.percent(share) + "，超过5%");
        }
    }

    private void publishedBeforeReview(List<Duty> duties) {
        long incomplete = duties.stream()
                .filter(d -> d.outcome() != Outcome.UNPUBLISHED && d.secrecyReview() == Review.INCOMPLETE)
                .count();
        if (incomplete > 0) {
            found.add(
                    new Lead("G10", "保密审查不全而公开", Field.PROCEDURE, (int) incomplete, null, "高", "三级审查缺项、同一人兼审，或终审晚于公开"));
        }
    }

    private Map<String, List<Line>> byPayee() {
        return expenses.stream()
                .filter(l -> !l.counterparty().isBlank())
                .collect(Collectors.groupingBy(Line::counterparty));
    }

    private void add(String rule, String name, int count, Money amount, String confidence, String facts) {
        found.add(new Lead(rule, name, Field.FINANCE, count, amount, confidence, facts));
    }

    private int count(Predicate<Line> which) {
        return (int) expenses.stream().filter(which).count();
    }

    private static Money sum(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    private static @Nullable Ratio share(Money part, Money whole) {
        return whole.yuan().signum() > 0 ? new Ratio(part.yuan(), whole.yuan()) : null;
    }

    private static boolean above(Ratio share, BigDecimal limit) {
        return share.part().compareTo(share.whole().multiply(limit)) > 0;
    }
}
