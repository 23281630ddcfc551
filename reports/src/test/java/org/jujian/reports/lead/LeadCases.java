package org.jujian.reports.lead;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jujian.reports.lead.Books.Publishing;

/// For each rule what it must find and what only looks like it: a cent or a day on the other side of the limit, taken
/// back in red, on a Sunday that works, wages. Written from finance.md §5, not from the rules' SQL.
final class LeadCases {
    private LeadCases() {}

    /// @param planted whether finance.md calls it a signal
    record Kind(String name, Planted planted, Consumer<Books> writes) {}

    enum Planted {
        YES,
        NO
    }

    static List<Kind> of(LeadRule rule) {
        return switch (rule) {
            case SPLITTING -> splitting();
            case BELOW_LIMIT -> belowLimit();
            case ROUND_AMOUNTS -> roundAmounts();
            case FIRST_DIGITS -> firstDigits();
            case ENTERTAINMENT -> entertainment();
            case RENAMED_ENTERTAINMENT -> renamedEntertainment();
            case YEAR_END -> yearEnd();
            case DOMINANT_PAYEE -> dominantPayee();
            case SAME_BILL -> sameBill();
            case CASH -> cash();
            case DAYS_OFF -> daysOff();
            case DIVERTED_FUND -> divertedFund();
            case NO_BILL -> noBill();
            case OLD_DEBT -> oldDebt();
            case LOW_RENT -> lowRent();
            case SAME_TOTALS -> sameTotals();
            case LATE_AND_LARGE -> lateAndLarge();
            case RELATED_PARTIES, RELIEF_LISTS, WAGES -> List.of();
        };
    }

    private static Kind yes(String name, Consumer<Books> writes) {
        return new Kind(name, Planted.YES, writes.andThen(Books::everyday));
    }

    private static Kind no(String name, Consumer<Books> writes) {
        return new Kind(name, Planted.NO, writes.andThen(Books::everyday));
    }

    /// The pattern rests on what is there already.
    private static Kind yesAfter(String name, Consumer<Books> writes) {
        return new Kind(name, Planted.YES, writes);
    }

    private static Kind noAfter(String name, Consumer<Books> writes) {
        return new Kind(name, Planted.NO, writes);
    }

    private static List<Kind> splitting() {
        return List.of(
                yes("同一收款方三笔", b -> {
                    String payee = b.payee();
                    int month = 2 + b.random.nextInt(10);
                    b.pay(Books.day(month, 3), "2.07", "彩页第一版", "348.20", payee);
                    b.pay(Books.day(month, 4), "2.02", "横幅材料", "361.75", payee);
                    b.pay(Books.day(month, 5), "2.14", "展架加工", "402.30", payee);
                }),
                yes("相隔六天恰好一千元", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", "制作标牌", "520.30", payee);
                    b.pay(LocalDate.of(2025, 7, 14), "2.12", "安装调试", "479.70", payee);
                }),
                yes("收款方不同用途相同", b -> {
                    int month = 3 + b.random.nextInt(8);
                    b.pay(Books.day(month, 6), "2.07", "印制社区宣传册一批", "412.60", b.payee());
                    b.pay(Books.day(month, 7), "2.07", "印制社区宣传册二批", "398.15", b.payee());
                    b.pay(Books.day(month, 8), "2.07", "印制社区宣传册三批", "377.40", b.payee());
                }),
                yes("没有写收款方", b -> {
                    b.pay(Books.day(9, 6), "2.02", "活动室墙面修补（上）", "655.10", "");
                    b.pay(Books.day(9, 8), "2.02", "活动室墙面修补（下）", "590.80", "");
                }),
                yes("跨月拆分", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 3, 31), "2.07", "门禁卡", "710.40", payee);
                    b.pay(LocalDate.of(2025, 4, 2), "2.07", "读卡设备", "688.90", payee);
                }),
                yes("别的月份同号凭证被冲销", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 5, 12), "2.07", "更新座椅甲", "640.50", payee);
                    b.pay(LocalDate.of(2025, 5, 14), "2.07", "更新座椅乙", "655.20", payee);
                    // numbers restart in June: the same number, another payment
                    String wrong = b.pay(LocalDate.of(2025, 6, 10), "2.07", "误记", "77.70", b.payee());
                    b.reverse(LocalDate.of(2025, 6, 11), "2.07", "77.70", "", wrong);
                }),
                no("相隔八天", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", "制作标牌", "620.30", payee);
                    b.pay(LocalDate.of(2025, 7, 16), "2.12", "安装调试", "579.70", payee);
                }),
                no("合计差一分", b -> {
                    String payee = b.payee();
                    b.pay(Books.day(5, 2), "2.07", "制作标牌", "500.01", payee);
                    b.pay(Books.day(5, 3), "2.12", "安装调试", "499.98", payee);
                }),
                no("其中一笔冲销", b -> {
                    String payee = b.payee();
                    b.pay(Books.day(6, 2), "2.07", "制作标牌", "560.00", payee);
                    String taken = b.pay(Books.day(6, 3), "2.14", "安装调试", "540.40", payee);
                    b.reverse(Books.day(6, 9), "2.14", "540.40", payee, taken);
                }),
                no("工资名单", b -> {
                    b.pay(Books.day(8, 2), "2.03", "加班补贴发放", "801.20", "");
                    b.pay(Books.day(8, 4), "2.03", "加班补贴发放", "798.60", "");
                }),
                no("一笔已经超过限额", b -> {
                    String payee = b.payee();
                    b.pay(Books.day(4, 2), "2.07", "制作标牌", "1310.50", payee);
                    b.pay(Books.day(4, 3), "2.12", "安装调试", "310.20", payee);
                }),
                no("收款方和用途都不同", b -> {
                    b.pay(Books.day(10, 2), "2.07", "制作标牌", "710.20", b.payee());
                    b.pay(Books.day(10, 3), "2.07", "疏通下水道", "690.40", b.payee());
                }));
    }

    private static void crowd(Books b, int below, int above, String account) {
        for (int i = 0; i < below; i++) {
            b.pay(Books.day(1 + i, 3), account, "9" + (10 + 8 * i % 89) + ".4" + i % 10);
        }
        for (int i = 0; i < above; i++) {
            b.pay(Books.day(3 + 2 * i, 8), account, "10" + (10 + 7 * i) + ".60");
        }
    }

    private static List<Kind> belowLimit() {
        return List.of(
                yes("八笔对零笔", b -> crowd(b, 8, 0, "2.14")),
                yes("十笔对三笔", b -> crowd(b, 10, 3, "2.14")),
                yes("紧贴两端", b -> {
                    for (int i = 0; i < 8; i++) {
                        b.pay(Books.day(2 + i, 5), "2.14", i % 2 == 0 ? "900.00" : "999.99");
                    }
                    b.pay(Books.day(11, 5), "2.14", "1100.00");
                }),
                no("七笔", b -> crowd(b, 7, 0, "2.14")),
                no("九笔对三笔", b -> crowd(b, 9, 3, "2.14")),
                no("八笔冲销一笔", b -> {
                    crowd(b, 7, 0, "2.14");
                    String taken = b.pay(Books.day(9, 5), "2.14", "951.30");
                    b.reverse(Books.day(9, 8), "2.14", "951.30", "", taken);
                }),
                no("差一分不到九成", b -> {
                    for (int i = 0; i < 10; i++) {
                        b.pay(Books.day(1 + i, 5), "2.14", "899.99");
                    }
                }),
                no("工资名单", b -> crowd(b, 10, 0, "2.03")));
    }

    private static void rounds(Books b, int round, int other) {
        for (int i = 0; i < round + other; i++) {
            BigDecimal amount =
                    i < round ? BigDecimal.valueOf(100L * (1 + b.random.nextInt(8))) : Books.benford(b.random);
            b.even(Books.day(1 + i % 12, b.random.nextInt(15)), "2.14", amount);
        }
    }

    private static List<Kind> roundAmounts() {
        return List.of(
                yesAfter("三十笔中十六笔", b -> rounds(b, 16, 14)),
                yesAfter("六十一笔中三十一笔", b -> rounds(b, 31, 30)),
                yesAfter("四十笔全部", b -> rounds(b, 40, 0)),
                noAfter("恰好一半", b -> rounds(b, 15, 15)),
                noAfter("只有二十九笔", b -> rounds(b, 29, 0)),
                noAfter("救助和补贴是整数", b -> {
                    rounds(b, 10, 25);
                    for (int i = 0; i < 30; i++) {
                        b.even(Books.day(1 + i % 12, 6), i % 2 == 0 ? "2.10" : "2.13", new BigDecimal("200.00"));
                    }
                }),
                noAfter("三十笔冲销一笔", b -> {
                    rounds(b, 15, 14);
                    String taken = b.pay(Books.day(6, 3), "2.14", "500.00");
                    b.reverse(Books.day(6, 9), "2.14", "500.00", "", taken);
                }));
    }

    private static Consumer<Books> digits(int count, boolean invented) {
        return b -> {
            for (int i = 0; i < count; i++) {
                BigDecimal amount = Books.benford(b.random);
                if (invented) {
                    // whoever makes numbers up takes all first digits alike
                    int first = 1 + b.random.nextInt(8);
                    amount = BigDecimal.valueOf(first * 100_00L + 1 + b.random.nextInt(99_98), 2);
                }
                b.even(Books.day(1 + i % 12, b.random.nextInt(15)), "2.14", amount);
            }
        };
    }

    private static List<Kind> firstDigits() {
        return List.of(
                yesAfter("编造的三百笔", digits(300, true)),
                yesAfter("编造的五百笔", digits(500, true)),
                noAfter("编造的二百九十九笔", digits(299, true)),
                noAfter("自然的三百笔", digits(300, false)),
                noAfter("自然的六百笔", digits(600, false)),
                noAfter("自然的一千二百笔", digits(1200, false)));
    }

    /// The largest amount that is at most `part` of itself and `rest`, in parts of 100.
    private static BigDecimal share(BigDecimal rest, int part) {
        return rest.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(100L - part), 2, RoundingMode.DOWN);
    }

    private static BigDecimal running(Books b) {
        return b.expenses(p -> List.of("2.07", "2.11", "2.12", "2.04").contains(p.account()));
    }

    private static void feast(Books b, BigDecimal amount) {
        BigDecimal first = amount.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);
        b.pay(Books.day(5, 4), "2.04", "公务接待", first.toString(), b.payee());
        b.pay(Books.day(10, 4), "2.04", "公务接待", amount.subtract(first).toString(), b.payee());
    }

    private static final BigDecimal A_CENT = new BigDecimal("0.01");

    private static List<Kind> entertainment() {
        return List.of(
                yesAfter("过百分之五一分", b -> {
                    b.everyday();
                    feast(b, share(running(b), 5).add(A_CENT));
                }),
                yesAfter("百分之八", b -> {
                    b.everyday();
                    feast(b, share(running(b), 8));
                }),
                noAfter("不过百分之五", b -> {
                    b.everyday();
                    feast(b, share(running(b), 5));
                }),
                noAfter("百分之四", b -> {
                    b.everyday();
                    feast(b, share(running(b), 4));
                }),
                noAfter("超过的部分冲销", b -> {
                    b.everyday();
                    feast(b, share(running(b), 4));
                    String taken = b.pay(Books.day(11, 4), "2.04", "公务接待", "680.00", "接待点");
                    b.reverse(Books.day(11, 8), "2.04", "680.00", "接待点", taken);
                }),
                noAfter("部分冲销到百分之四", b -> {
                    b.everyday();
                    BigDecimal whole = share(running(b), 4).add(new BigDecimal("700.00"));
                    String taken = b.pay(Books.day(11, 4), "2.04", "公务接待", whole.toString(), "接待点");
                    b.reverse(Books.day(11, 8), "2.04", "700.00", "接待点", taken);
                }));
    }

    private static Consumer<Books> one(String account, String summary, String payee) {
        return b -> b.pay(
                Books.day(1 + b.random.nextInt(12), 7),
                account,
                summary,
                BigDecimal.valueOf(150_03 + b.random.nextInt(500_00), 2).toString(),
                payee);
    }

    private static List<Kind> renamedEntertainment() {
        return List.of(
                yes("工作餐记办公经费", one("2.07", "加班工作餐", "和平便民店")),
                yes("烟酒记其他支出", one("2.15", "购买烟酒", "名烟名酒行")),
                yes("食品记公益福利", one("2.02", "购买食品饮料", "惠民超市")),
                yes("盒饭记办公经费", one("2.07", "会议盒饭", "快送便当")),
                yes("酒席记公益福利", one("2.02", "重阳节酒席", "农家院")),
                yes("会议费付给饭店", one("2.14", "年终总结会议费", "明珠大饭店")),
                yes("慰问付给餐饮", one("2.13", "老党员慰问", "福满楼餐饮有限公司")),
                no("如实记招待费", b -> b.pay(Books.day(6, 7), "2.04", "来访接待用餐", "66.80", "和平饭店")),
                no("酒精消毒液", one("2.07", "购买酒精消毒液", "康健医药")),
                no("餐厨垃圾清运", one("2.02", "餐厨垃圾桶清运", "洁净环卫")),
                no("老年助餐点", one("2.02", "老年助餐点电费补助", "供电所")),
                no("食品安全宣传", one("2.07", "食品安全宣传折页", "嘉诚印务")),
                no("烟感报警器", one("2.02", "楼道烟感报警器", "平安消防")),
                no("会议费付给会展", one("2.14", "居民代表会议场租", "区会展中心")),
                no("慰问品付给超市", one("2.13", "重阳慰问毛毯", "惠民百货")));
    }

    private static List<Kind> yearEnd() {
        BigDecimal half = new BigDecimal("18000.00");
        return List.of(
                yes("四季度过四成一分", b -> b.spend(half.add(A_CENT), "2.14", 10, 11)),
                yes("十二月过两倍一分", b -> b.spend(Books.MONTH.add(A_CENT), "2.14", 12)),
                yes("专项最后十五天过半", b -> {
                    b.pay(Books.day(7, 4), "3.01", "1500.20");
                    b.pay(LocalDate.of(2025, 12, 17), "3.01", "1500.20");
                }),
                no("四季度恰好四成", b -> b.spend(half, "2.14", 10, 11)),
                no("十二月恰好两倍", b -> b.spend(Books.MONTH, "2.14", 12)),
                no("专项不到一半", b -> {
                    b.pay(Books.day(7, 4), "3.01", "1500.21");
                    b.pay(LocalDate.of(2025, 12, 17), "3.01", "1500.20");
                }),
                no("专项在最后十六天", b -> {
                    b.pay(Books.day(7, 4), "3.01", "1200.20");
                    b.pay(LocalDate.of(2025, 12, 16), "3.01", "1500.20");
                }),
                no("十二月多付的当月冲销", b -> {
                    b.spend(new BigDecimal("4000.00"), "2.14", 12);
                    String taken = b.pay(Books.day(12, 9), "2.14", "设备款", "5200.00", "设备厂");
                    b.reverse(Books.day(12, 12), "2.14", "5200.00", "设备厂", taken);
                }),
                no("年中集中支出", b -> b.spend(new BigDecimal("20000.00"), "2.14", 5, 6)));
    }

    private static BigDecimal unlisted(Books b) {
        return b.expenses(p -> !p.isListed());
    }

    private static void pays(Books b, String payee, BigDecimal total, String account) {
        BigDecimal part = total.divide(BigDecimal.valueOf(10), 2, RoundingMode.DOWN);
        for (int i = 0; i < 10; i++) {
            BigDecimal amount = i < 9
                    ? part.add(BigDecimal.valueOf(i))
                    : total.subtract(part.multiply(BigDecimal.valueOf(9))).subtract(BigDecimal.valueOf(36));
            b.pay(Books.day(1 + i, 6), account, b.words(9), amount.toString(), payee);
        }
    }

    private static void others(Books b, String total) {
        b.spend(new BigDecimal(total).subtract(unlisted(b)), "2.14", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static List<Kind> dominantPayee() {
        return List.of(
                yesAfter("过一半一分", b -> {
                    b.everyday();
                    others(b, "25000.00");
                    pays(b, "大华物业", new BigDecimal("25000.01"), "2.14");
                }),
                yesAfter("过两万元一分", b -> {
                    b.everyday();
                    pays(b, "大华物业", new BigDecimal("20000.01").max(unlisted(b).add(A_CENT)), "2.14");
                }),
                noAfter("恰好一半", b -> {
                    b.everyday();
                    others(b, "25000.00");
                    pays(b, "大华物业", new BigDecimal("25000.00"), "2.14");
                }),
                noAfter("恰好两万元", b -> {
                    b.everyday();
                    pays(b, "大华物业", new BigDecimal("20000.00"), "2.14");
                }),
                noAfter("冲销后不过一半", b -> {
                    b.everyday();
                    others(b, "25000.00");
                    pays(b, "大华物业", new BigDecimal("24000.00"), "2.14");
                    String taken = b.pay(Books.day(8, 3), "2.14", "多付", "2400.00", "大华物业");
                    b.reverse(Books.day(8, 9), "2.14", "2400.00", "大华物业", taken);
                }),
                noAfter("工资由一家代发", b -> {
                    b.everyday();
                    pays(b, "人力资源公司", new BigDecimal("30000.00"), "2.03");
                }));
    }

    private static List<Kind> sameBill() {
        return List.of(
                yes("同一票据两张凭证", b -> {
                    String bill = b.bill();
                    String payee = b.payee();
                    b.pay(Books.day(3, 4), "2.07", b.words(9), new BigDecimal("342.30"), payee, "工作经费", "转账", bill);
                    b.pay(Books.day(9, 4), "2.07", b.words(9), new BigDecimal("342.30"), payee, "工作经费", "转账", bill);
                }),
                yes("三天之内同额", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", b.words(9), "388.40", payee);
                    b.pay(LocalDate.of(2025, 7, 11), "2.14", b.words(9), "388.40", payee);
                }),
                yes("同一天同额", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", b.words(9), "288.40", payee);
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", b.words(9), "288.40", payee);
                }),
                no("相隔四天同额", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 7), "2.07", b.words(9), "388.40", payee);
                    b.pay(LocalDate.of(2025, 7, 11), "2.14", b.words(9), "388.40", payee);
                }),
                no("同额不同收款方", b -> {
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", b.words(9), "388.40", b.payee());
                    b.pay(LocalDate.of(2025, 7, 9), "2.14", b.words(9), "388.40", b.payee());
                }),
                no("一张票据分列两个科目", b -> b.paySplit(Books.day(6, 4), b.bill(), "310.20", "155.90")),
                no("重付的已冲销", b -> {
                    String payee = b.payee();
                    b.pay(LocalDate.of(2025, 7, 8), "2.07", b.words(9), "388.40", payee);
                    String taken = b.pay(LocalDate.of(2025, 7, 10), "2.14", b.words(9), "388.40", payee);
                    b.reverse(LocalDate.of(2025, 7, 21), "2.14", "388.40", payee, taken);
                }),
                no("同额补贴名单", b -> {
                    b.pay(LocalDate.of(2025, 7, 8), "2.03", "加班补贴", "350.00", "第一组");
                    b.pay(LocalDate.of(2025, 7, 9), "2.03", "加班补贴", "350.00", "第一组");
                }));
    }

    private static final int[] ALL_MONTHS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    private static List<Kind> cash() {
        return List.of(
                yes(
                        "一笔过一千元一分",
                        b -> b.pay(
                                Books.day(4, 4),
                                "2.14",
                                b.words(9),
                                new BigDecimal("1000.01"),
                                b.payee(),
                                "工作经费",
                                "现金",
                                b.bill())),
                yes("过三成一分", b -> b.spend(share(Books.YEAR, 30).add(A_CENT), "2.14", 300_00, 430_00, "现金", ALL_MONTHS)),
                no(
                        "一笔恰好一千元",
                        b -> b.pay(
                                Books.day(4, 4),
                                "2.14",
                                b.words(9),
                                new BigDecimal("1000.00"),
                                b.payee(),
                                "工作经费",
                                "现金",
                                b.bill())),
                no("不过三成", b -> b.spend(share(Books.YEAR, 30), "2.14", 300_00, 430_00, "现金", ALL_MONTHS)),
                no("大额现金已冲销", b -> {
                    String taken = b.pay(
                            Books.day(4, 4),
                            "2.14",
                            b.words(9),
                            new BigDecimal("1800.00"),
                            b.payee(),
                            "工作经费",
                            "现金",
                            b.bill());
                    b.reverse(Books.day(4, 7), "2.14", "1800.00", "", taken);
                }),
                no("大额转账", b -> b.pay(Books.day(4, 4), "2.14", "3456.70")));
    }

    private static void onDay(Books b, LocalDate day, int count) {
        for (int i = 0; i < count; i++) {
            b.pay(day, "2.07", b.words(9), "4" + i + ".7" + i, b.payee());
        }
    }

    private static List<Kind> daysOff() {
        LocalDate sunday = LocalDate.of(2025, 7, 13);
        return List.of(
                yes("周日三笔", b -> onDay(b, sunday, 3)),
                yes("国庆假期三笔", b -> onDay(b, LocalDate.of(2025, 10, 2), 3)),
                yes("周六五笔", b -> onDay(b, LocalDate.of(2025, 8, 16), 5)),
                no("周日两笔", b -> onDay(b, sunday, 2)),
                no("调休上班的周日", b -> onDay(b, LocalDate.of(2025, 4, 27), 5)),
                no("调休上班的周六", b -> onDay(b, LocalDate.of(2025, 10, 11), 4)),
                no("三笔冲销一笔", b -> {
                    onDay(b, sunday, 2);
                    String taken = b.pay(sunday, "2.07", b.words(9), "88.10", b.payee());
                    b.reverse(LocalDate.of(2025, 7, 14), "2.07", "88.10", "", taken);
                }),
                no("周五四笔", b -> onDay(b, LocalDate.of(2025, 7, 11), 4)));
    }

    private static String fromFund(Books b, String account, String amount, String source) {
        return b.pay(Books.day(9, 5), account, b.words(9), new BigDecimal(amount), b.payee(), source, "转账", b.bill());
    }

    private static void outAndBack(Books b, int outOn, LocalDate back, String returned) {
        String payee = b.payee();
        b.pay(LocalDate.of(2025, 10, outOn), "2.14", b.words(9), "3120.50", payee);
        b.receive(back, returned, payee);
    }

    private static List<Kind> divertedFund() {
        LocalDate third = LocalDate.of(2025, 11, 3);
        return List.of(
                yes("专项列支车辆", b -> fromFund(b, "2.12", "431.20", "党组织服务群众经费")),
                yes("专项列支电话", b -> fromFund(b, "2.11", "131.20", "惠民项目专项资金")),
                yes("专项列支补贴", b -> fromFund(b, "2.03", "831.20", "扶贫救济款")),
                yes("专项结余为负", b -> b.anotherFund(6, "惠民项目", "0.00", "0.01", "-0.01")),
                yes("月末付出月初收回", b -> outAndBack(b, 29, third, "3120.50")),
                no("工作经费列支车辆", b -> fromFund(b, "2.12", "431.20", "工作经费")),
                no("专项列支公益", b -> fromFund(b, "2.02", "431.20", "党组织服务群众经费")),
                no("专项结余为零", b -> b.anotherFund(6, "惠民项目", "0.00", "0.00", "0.00")),
                no("月末前四天付出", b -> outAndBack(b, 28, LocalDate.of(2025, 10, 31), "3120.50")),
                no("六天以后收回", b -> outAndBack(b, 30, LocalDate.of(2025, 11, 5), "3120.50")),
                no("收回不同金额", b -> outAndBack(b, 30, third, "120.50")),
                no("专项列支车辆已冲销", b -> {
                    String taken = fromFund(b, "2.12", "431.20", "党组织服务群众经费");
                    b.reverse(Books.day(9, 9), "2.12", "431.20", "", taken);
                }));
    }

    private static void bare(Books b, BigDecimal amount, String account) {
        b.pay(Books.day(5, 4), account, b.words(9), amount, b.payee(), "工作经费", "转账", "");
    }

    private static List<Kind> noBill() {
        return List.of(
                yesAfter("过百分之五一分", b -> {
                    b.everyday();
                    bare(b, share(unlisted(b), 5).add(A_CENT), "2.14");
                }),
                yesAfter("百分之十", b -> {
                    b.everyday();
                    bare(b, share(unlisted(b), 10), "2.14");
                }),
                noAfter("不过百分之五", b -> {
                    b.everyday();
                    bare(b, share(unlisted(b), 5), "2.14");
                }),
                noAfter("没有票据的已冲销", b -> {
                    b.everyday();
                    String taken = b.pay(
                            Books.day(5, 4),
                            "2.14",
                            b.words(9),
                            new BigDecimal("2400.00"),
                            b.payee(),
                            "工作经费",
                            "转账",
                            "");
                    b.reverse(Books.day(5, 8), "2.14", "2400.00", "", taken);
                }),
                noAfter("补贴没有票据", b -> {
                    b.everyday();
                    bare(b, new BigDecimal("3000.00"), "2.03");
                }));
    }

    private static List<Kind> oldDebt() {
        return List.of(
                yes("一分未收", b -> {
                    b.debt("2024-12", "恒通物业", "往来应收", "0,5000,0,5000");
                    b.debt("2025-12", "恒通物业", "往来应收", "5000,0,0,5000");
                }),
                yes("还差一分", b -> {
                    b.debt("2024-12", "恒通物业", "往来应收", "0,5000,0,5000");
                    b.debt("2025-06", "恒通物业", "往来应收", "5000,0,4999.99,0.01");
                    b.debt("2025-12", "恒通物业", "往来应收", "0.01,300,0,300.01");
                }),
                yes("个人借款", b -> {
                    b.debt("2024-12", "张某", "往来应收", "0,800,0,800");
                    b.debt("2025-12", "张某", "往来应收", "800,0,100,700");
                }),
                no("收回旧的又借新的", b -> {
                    b.debt("2024-12", "恒通物业", "往来应收", "0,5000,0,5000");
                    b.debt("2025-12", "恒通物业", "往来应收", "5000,6000,5000,6000");
                }),
                no("应付款", b -> {
                    b.debt("2024-12", "恒通物业", "往来应付", "0,5000,0,5000");
                    b.debt("2025-12", "恒通物业", "往来应付", "5000,0,0,5000");
                }),
                no("只有十一个月", b -> {
                    b.debt("2025-01", "恒通物业", "往来应收", "0,5000,0,5000");
                    b.debt("2025-12", "恒通物业", "往来应收", "5000,0,0,5000");
                }),
                no("银行贷款", b -> {
                    b.debt("2024-12", "农商银行", "银行贷款", "0,5000,0,5000");
                    b.debt("2025-12", "农商银行", "银行贷款", "5000,0,0,5000");
                }));
    }

    private static void usualLeases(Books b) {
        b.lease(12, "东街1号", "100", "甲店", "10000", "是");
        b.lease(12, "东街2号", "80", "乙店", "8000", "是");
        b.lease(12, "东街3号", "50", "丙店", "5000", "是");
    }

    private static Consumer<Books> leased(Consumer<Books> more) {
        return more.andThen(LeadCases::usualLeases);
    }

    private static List<Kind> lowRent() {
        return List.of(
                yes("差六成一分", leased(b -> b.lease(12, "西街1号", "100", "丁店", "5999.99", "是"))),
                yes("没有公开招租", leased(b -> b.lease(12, "西街1号", "100", "丁店", "10000", "否"))),
                no("恰好六成", leased(b -> b.lease(12, "西街1号", "100", "丁店", "6000.00", "是"))),
                no("空置", leased(b -> b.lease(12, "西街1号", "100", "空置", "0", "否"))),
                no("没有面积", leased(b -> b.lease(12, "西街1号", "", "丁店", "1000", "是"))),
                no("年中已经提租", leased(b -> {
                    b.lease(6, "西街1号", "100", "丁店", "4000", "是");
                    b.lease(12, "西街1号", "100", "丁店", "10000", "是");
                })));
    }

    private static void same(Books b, int from, int count) {
        for (int month = from; month < from + count; month++) {
            b.sheet(month, "银行存款", "7000.00", "6500.50");
        }
    }

    private static List<Kind> sameTotals() {
        return List.of(
                yes("连续三个月", b -> same(b, 2 + b.random.nextInt(8), 3)),
                yes("连续五个月", b -> same(b, 4, 5)),
                yes("连续零收支", b -> {
                    for (int month = 5; month <= 7; month++) {
                        b.sheet(month, "银行存款", "0.00", "0.00");
                    }
                }),
                yes("分列不同资金合计相同", b -> {
                    same(b, 5, 2);
                    b.sheet(7, "银行存款", "6000.00", "6000.50");
                    b.anotherFund(7, "现金", "1000.00", "500.00", "500.00");
                }),
                no("只有两个月", b -> same(b, 5, 2)),
                no("支出差一分", b -> {
                    same(b, 5, 2);
                    b.sheet(7, "银行存款", "7000.00", "6500.51");
                }),
                no("中间缺一个月", b -> {
                    same(b, 5, 4);
                    b.noSheet(7);
                }),
                no("后来更正了一个月", b -> {
                    same(b, 5, 3);
                    b.correctSheet(6, "7100.00", "6400.50");
                }));
    }

    private static List<Kind> lateAndLarge() {
        return List.of(
                yes("过两倍一分没有公开", b -> {
                    b.publishes(Publishing.NEVER);
                    b.spend(Books.MONTH.add(A_CENT), "2.14", 8);
                }),
                yes("晚一天公开", b -> {
                    b.publishes(Publishing.A_DAY_LATE);
                    b.spend(new BigDecimal("8000.00"), "2.14", 6);
                }),
                no("恰好两倍", b -> {
                    b.publishes(Publishing.NEVER);
                    b.spend(Books.MONTH, "2.14", 8);
                }),
                no("按时公开", b -> b.spend(new BigDecimal("9000.00"), "2.14", 8)),
                no("没有公开但不大", b -> {
                    b.publishes(Publishing.NEVER);
                    b.spend(new BigDecimal("4000.00"), "2.14", 8);
                }),
                no("此前只有两个月", b -> {
                    b.publishes(Publishing.NEVER);
                    b.spend(new BigDecimal("9000.00"), "2.14", 3);
                }),
                no("大额已冲销", b -> {
                    b.publishes(Publishing.NEVER);
                    String taken = b.pay(Books.day(8, 5), "2.14", "设备款", "9000.00", "设备厂");
                    b.reverse(Books.day(8, 9), "2.14", "9000.00", "设备厂", taken);
                }));
    }
}
