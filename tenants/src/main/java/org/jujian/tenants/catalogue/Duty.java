package org.jujian.tenants.catalogue;

import java.util.List;

/// One duty of an item: one obligation a period, event or stage. `elements` are the numbers of the elements that it
/// covers, rural ones included, ascending; empty = the item has no elements and counts as one (golden README D-11).
public record Duty(Frequency frequency, List<Integer> elements) {
    public Duty {
        elements = elements.stream().sorted().toList();
    }
}
