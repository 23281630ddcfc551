package org.jujian.reports.document.notice;

import java.util.List;
import java.util.Set;
import org.jujian.tenants.catalogue.Item;
import org.jujian.tenants.catalogue.Readers;
import org.jujian.tenants.catalogue.Sensitivity;

/// What may hang on a public board (catalogue.md R8 and §7, process.md §2). Free text that people typed is printed only
/// where nobody's affairs can stand in it; elsewhere the words of the catalogue and the chart stand for it.
final class Disclosable {
    /// 党内, 班子内部: their readers are fewer than those of a board.
    private static final Set<Readers> NARROW = Set.of(Readers.B, Readers.D);

    /// 党费 is no money of the community and of interest to the party only (finance.md §2, catalogue.md SX-13).
    private static final String PARTY_DUES = "7.";

    /// Accounts whose lines buy things and services. Lines of wages, relief, visits, loans, rents, donations name or
    /// concern persons: of those only the sum is told (catalogue.md §7).
    private static final List<String> OF_THINGS = List.of(
            "1.01", "1.03", "1.06", "2.01", "2.04", "2.05", "2.06", "2.07", "2.11", "2.12", "3.", "4.", "5.01", "5.02");

    private Disclosable() {}

    /// Whether the publication of an item may be told on a public board at all.
    static boolean onBoard(Item item) {
        return !NARROW.contains(item.audience()) && item.sensitivity() != Sensitivity.INTERNAL;
    }

    /// Whether the title that was typed for it may be told too.
    static boolean titled(Item item) {
        return onBoard(item) && item.sensitivity() == Sensitivity.NONE;
    }

    static boolean account(String code) {
        return !code.startsWith(PARTY_DUES);
    }

    static boolean fund(String name) {
        return !name.contains("党费");
    }

    /// Whether the lines of an account are told one by one with their 摘要.
    static boolean itemised(String account) {
        return OF_THINGS.stream().anyMatch(code -> account.equals(code) || startsWithin(account, code));
    }

    private static boolean startsWithin(String account, String code) {
        return account.startsWith(code.endsWith(".") ? code : code + ".");
    }
}
