package org.jujian.tenants.duty;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.Category;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.Frequency;
import org.jujian.tenants.catalogue.Proof;
import org.jujian.tenants.catalogue.Readers;

/// One thing that a community must publish by the end of a day in Asia/Shanghai.
///
/// @param key              what a publication names to satisfy it
/// @param placeholderUntil the last day of the period of M, Q, Y and 事中: a publication claimed on or before it is a
///                         placeholder (golden README D-10); null for all others
/// @param terms            what is required of the publication
public record Obligation(
        UnitCode unit,
        Key key,
        Frequency frequency,
        LocalDate dueOn,
        @Nullable LocalDate placeholderUntil,
        Terms terms) {
    Obligation ofUnit(UnitCode other) {
        return new Obligation(other, key, frequency, dueOn, placeholderUntil, terms);
    }

    /// @param period `2026-03`, `2026Q1`, `2026`, `2026计划`, `长期`; empty for an event's obligation, 事中 aside, which
    /// names
    ///               its quarter (golden README D-01)
    /// @param event  empty when a period is named alone
    public record Key(String item, String period, String event, Stage stage) {}

    /// What one duty requires of a community of one kind; the same object for all its obligations.
    ///
    /// @param elements numbers of the required elements; empty = one element that any publication fills (D-11)
    /// @param proofs   E2 stands for E2 or E6, E3 for E3 or E4 (D-13)
    public record Terms(
            int weight,
            List<Integer> elements,
            List<Proof> proofs,
            List<Channel> channels,
            Category category,
            Readers audience) {
        public Terms {
            elements = List.copyOf(elements);
            proofs = List.copyOf(proofs);
            channels = List.copyOf(channels);
        }
    }
}
