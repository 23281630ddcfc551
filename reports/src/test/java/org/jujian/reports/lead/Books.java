package org.jujian.reports.lead;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jujian.base.time.Period;
import org.jujian.tenants.calendar.WorkingCalendar;

/// A year of invented books of one community. What everybody has: payments with bills to ever new payees, a shop where
/// one buys twice a month, the same fee to the same firm each month, and wages that make up each month to 6,000 yuan,
/// so that a pattern can be laid to the cent on either side of a rule's limit. Vouchers are numbered anew each month.
final class Books {
    static final BigDecimal MONTH = new BigDecimal("6000.00");
    static final BigDecimal YEAR = new BigDecimal("72000.00");
    static final String LEDGER = "社区代码,会计期间,业务日期,凭证字号,行号,收支类型,公开科目,摘要,金额,往来单位,资金来源,结算方式,票据号,原凭证字号";
    static final String SHEETS = "社区代码,会计期间,资金,上期结余,本期收入,本期支出,期末结余";
    static final String DEBTS = "社区代码,会计期间,对方,性质,期初,增加,减少,期末";
    static final String LEASES = "社区代码,会计期间,标的,面积,承租人,起租日期,到期日期,年租金,应收,实收,公开招租";
    static final String REGISTER = "社区代码,公开事项代码,期间,公开标题,实际公开日期,公开渠道,已填要素";

    private static final WorkingCalendar CALENDAR = WorkingCalendar.builtIn();
    private static final int YEAR_OF_BOOKS = 2025;
    private static final List<String> ORDINARY = List.of("2.02", "2.07", "2.12", "2.14", "2.15", "2.01");
    private static final List<String> MONTHLY_FINANCE = List.of("CW-02", "CW-03", "CW-04", "CW-07", "CW-08");
    private static final String SIGNS = "修理清运绿植电路管网标识门窗墙面雨棚楼梯扶手照明灯箱围栏步道花坛座凳健身器材消防沙池水泵阀门井盖路牌信箱涂料木工砌砖防漏疏通检测维护更换采购租赁制作"
            + "印制装订运输搬移布置展板音响投影风扇空调油墨硒鼓纸张文具账册档案柜椅桌帘幕横幅彩旗奖状证书培训讲座义诊观影游园棋牌书法舞蹈合唱球赛登山";
    private static final int CENTS = 100;

    final String unit;
    final Random random;
    private final List<Payment> payments = new ArrayList<>();
    private final Map<Integer, Integer> vouchers = new HashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> corrections = new ArrayList<>();
    private final List<String> debts = new ArrayList<>();
    private final List<String> leases = new ArrayList<>();
    private final List<String> register = new ArrayList<>();
    private final Map<Integer, String[]> totals = new HashMap<>();
    private int serial;
    private Publishing publishing = Publishing.ON_TIME;

    Books(String unit, long seed) {
        this.unit = unit;
        this.random = new Random(seed);
        for (int month = 1; month <= 12; month++) {
            totals.put(
                    month,
                    new String[] {"银行存款", (8000 + 31 * month) + "." + cents(), (5500 + 17 * month) + "." + cents()});
        }
    }

    enum Publishing {
        ON_TIME,
        A_DAY_LATE,
        NEVER
    }

    /// @param even part of what every month has, which wages make up to [#MONTH]
    record Payment(
            LocalDate day,
            String voucher,
            int line,
            String direction,
            String account,
            String summary,
            BigDecimal amount,
            String payee,
            String source,
            String settlement,
            String bill,
            String reversed,
            boolean even) {
        boolean isExpense() {
            return direction.equals("支出");
        }

        /// wages, care, relief, telephone: what share rules leave out
        boolean isListed() {
            return List.of("2.03", "2.08", "2.09", "2.10", "2.11", "2.13").contains(account);
        }
    }

    // ---- what everybody has

    void everyday() {
        String shop = "文具店" + random.nextInt(10_000);
        BigDecimal fee = BigDecimal.valueOf(350_07 + random.nextInt(400_00), 2);
        for (int month = 1; month <= 12; month++) {
            for (int i = 0; i < 4; i++) {
                even(day(month, random.nextInt(15)), ORDINARY.get(random.nextInt(6)), benford(random));
            }
            int first = random.nextInt(12);
            for (int i = 0; i < 2; i++) {
                add(
                        day(month, first + 2 * i),
                        "支出",
                        "2.07",
                        "办公用品" + words(4),
                        BigDecimal.valueOf(60_01 + random.nextInt(200_00), 2),
                        shop,
                        "工作经费",
                        "转账",
                        bill(),
                        "",
                        true);
            }
            add(day(month, 9), "支出", "2.15", "门岗保洁服务", fee, "保洁公司" + shop, "工作经费", "转账", bill(), "", true);
        }
    }

    /// An amount from 10 to 850 yuan whose first digit follows Benford's law.
    static BigDecimal benford(Random random) {
        double drawn = Math.pow(10, 1 + 2 * random.nextDouble());
        BigDecimal amount =
                BigDecimal.valueOf(drawn >= 850 ? drawn / 10 : drawn).setScale(2, RoundingMode.DOWN);
        return amount.remainder(BigDecimal.valueOf(100)).signum() == 0 ? amount.add(new BigDecimal("0.01")) : amount;
    }

    void even(LocalDate day, String account, BigDecimal amount) {
        add(day, "支出", account, words(9), amount, payee(), "工作经费", "转账", bill(), "", true);
    }

    // ---- what a case adds

    String pay(LocalDate day, String account, String summary, String amount, String payee) {
        return pay(day, account, summary, new BigDecimal(amount), payee, "工作经费", "转账", bill());
    }

    String pay(LocalDate day, String account, String amount) {
        return pay(day, account, words(9), amount, payee());
    }

    String pay(
            LocalDate day,
            String account,
            String summary,
            BigDecimal amount,
            String payee,
            String source,
            String settlement,
            String bill) {
        return add(day, "支出", account, summary, amount, payee, source, settlement, bill, "", false);
    }

    /// One voucher, two accounts, one bill.
    void paySplit(LocalDate day, String bill, String first, String second) {
        String payee = payee();
        String voucher = pay(day, "2.07", words(9), new BigDecimal(first), payee, "工作经费", "转账", bill);
        payments.add(new Payment(
                day, voucher, 2, "支出", "2.14", words(9), new BigDecimal(second), payee, "工作经费", "转账", bill, "", false));
    }

    void receive(LocalDate day, String amount, String payer) {
        add(day, "收入", "1.08", "退回款项", new BigDecimal(amount), payer, "", "转账", "", "", false);
    }

    /// Takes back (part of) a voucher in red.
    void reverse(LocalDate day, String account, String amount, String payee, String voucher) {
        add(day, "支出", account, "冲销", new BigDecimal(amount).negate(), payee, "工作经费", "转账", "", voucher, false);
    }

    /// Payments of 1,100 to 2,500 yuan to ever new payees, together exactly `total`, within the days of the months.
    void spend(BigDecimal total, String account, int... months) {
        spend(total, account, 1_100_00, 2_400_00, "转账", months);
    }

    void spend(BigDecimal total, String account, int least, int most, String settlement, int... months) {
        BigDecimal left = total;
        for (int i = 0; left.signum() > 0; i++) {
            BigDecimal amount = BigDecimal.valueOf(least + random.nextInt(most - least), 2);
            boolean last = left.compareTo(amount.add(BigDecimal.valueOf(least, 2))) < 0;
            amount = last ? left : amount;
            pay(
                    day(months[i % months.length], random.nextInt(14)),
                    account,
                    words(9),
                    amount,
                    payee(),
                    "工作经费",
                    settlement,
                    bill());
            left = left.subtract(amount);
        }
    }

    void sheet(int month, String fund, String income, String expense) {
        totals.put(month, new String[] {fund, income, expense});
    }

    void noSheet(int month) {
        totals.remove(month);
    }

    void anotherFund(int month, String fund, String income, String expense, String closing) {
        sheets.add(String.join(",", unit, month(month), fund, "0.00", income, expense, closing));
    }

    void correctSheet(int month, String income, String expense) {
        corrections.add(String.join(",", unit, month(month), "银行存款", "0.00", income, expense, "0.00"));
    }

    void debt(String month, String who, String nature, String rest) {
        debts.add(String.join(",", unit, month, who, nature, rest));
    }

    void lease(int month, String subject, String area, String tenant, String rent, String tendered) {
        leases.add(String.join(
                ",", unit, month(month), subject, area, tenant, "2025-01-01", "2027-12-31", rent, "0", "0", tendered));
    }

    void publishes(Publishing how) {
        publishing = how;
    }

    // ---- what there is

    BigDecimal expenses(Predicate<Payment> which) {
        return payments.stream()
                .filter(Payment::isExpense)
                .filter(which)
                .map(Payment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String payee() {
        return "商户" + unit.substring(7) + "之" + serial++;
    }

    String bill() {
        return "票" + unit.substring(7) + "-" + serial++;
    }

    /// That many signs, none twice in a row of nine.
    String words(int count) {
        return random.ints(0, SIGNS.length())
                .distinct()
                .limit(count)
                .mapToObj(i -> SIGNS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /// The working day of a month with this number, from 0.
    static LocalDate day(int month, int number) {
        return LocalDate.of(YEAR_OF_BOOKS, month, 1)
                .datesUntil(LocalDate.of(YEAR_OF_BOOKS, month, 1).plusMonths(1))
                .filter(CALENDAR::isWorking)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    static String month(int month) {
        return "%d-%02d".formatted(YEAR_OF_BOOKS, month);
    }

    /// Makes the months up by wages and publishes the money of those with much of it.
    Books closed() {
        for (int month = 1; month <= 12; month++) {
            int of = month;
            BigDecimal spent = expenses(p -> p.even() && p.day().getMonthValue() == of);
            BigDecimal wages = MONTH.subtract(spent).max(new BigDecimal("500.00"));
            add(day(month, 4), "支出", "2.03", "网格员补贴发放", wages, "", "工作经费", "转账", "", "", true);
            BigDecimal all = expenses(p -> p.day().getMonthValue() == of);
            if (all.compareTo(new BigDecimal("9000")) > 0) {
                publish(month);
            }
        }
        totals.forEach((month, sheet) ->
                sheets.add(String.join(",", unit, month(month), sheet[0], "0.00", sheet[1], sheet[2], "0.00")));
        return this;
    }

    List<String> ledger() {
        return payments.stream().map(this::row).toList();
    }

    List<String> sheets() {
        return sheets;
    }

    List<String> corrections() {
        return corrections;
    }

    List<String> debts() {
        return debts;
    }

    List<String> leases() {
        return leases;
    }

    List<String> register() {
        return register;
    }

    private void publish(int month) {
        LocalDate due =
                CALENDAR.rollForward(LocalDate.of(YEAR_OF_BOOKS, month, 10).plusMonths(1));
        LocalDate on = switch (publishing) {
            case ON_TIME, NEVER -> due;
            case A_DAY_LATE -> CALENDAR.rollForward(due.plusDays(1));
        };
        if (publishing != Publishing.NEVER) {
            MONTHLY_FINANCE.forEach(
                    item -> register.add(String.join(",", unit, item, month(month), "财务公开", on.toString(), "G", "全部")));
        }
    }

    private String add(
            LocalDate day,
            String direction,
            String account,
            String summary,
            BigDecimal amount,
            String payee,
            String source,
            String settlement,
            String bill,
            String reversed,
            boolean even) {
        String voucher = "记-" + vouchers.merge(day.getMonthValue(), 1, Integer::sum);
        payments.add(new Payment(
                day, voucher, 1, direction, account, summary, amount, payee, source, settlement, bill, reversed, even));
        return voucher;
    }

    private String row(Payment p) {
        return String.join(
                ",",
                unit,
                Period.monthOf(p.day()).toString(),
                p.day().toString(),
                p.voucher(),
                Integer.toString(p.line()),
                p.direction(),
                p.account(),
                p.summary(),
                p.amount().toPlainString(),
                p.payee(),
                p.source(),
                p.settlement(),
                p.bill(),
                p.reversed());
    }

    private String cents() {
        return "%02d".formatted(random.nextInt(CENTS));
    }
}
