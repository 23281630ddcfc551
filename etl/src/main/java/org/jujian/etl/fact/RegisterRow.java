package org.jujian.etl.fact;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.UnitCode;
import org.jujian.tenants.catalogue.Channel;
import org.jujian.tenants.catalogue.Proof;

/// T-01 公开台账, one publication.
///
/// @param period      `2026-03`, `2026Q1`, `2026`, `2026计划`, `长期`, or `""` when an event is named alone
/// @param stage       事前, 事中, 事后 or `""`
/// @param claimedOn   实际公开日期 as written; decides about placeholders (D-10)
/// @param claimedTime `HH:mm:ss`, or `""` when only a date was given
/// @param publishedOn the date that counts: `claimedOn`, or in live mode the receipt date by G1
/// @param elements    已填要素, ascending; empty with `allElements`
/// @param correction  主动, 责令 or `""`
public record RegisterRow(
        int row,
        Hash128 content,
        UnitCode unit,
        String item,
        String period,
        String event,
        String stage,
        String title,
        LocalDate claimedOn,
        String claimedTime,
        LocalDate publishedOn,
        List<Channel> channels,
        boolean allElements,
        List<Integer> elements,
        List<Proof> proofs,
        @Nullable LocalDate partyReviewedOn,
        @Nullable LocalDate supervisorReviewedOn,
        String firstReviewer,
        @Nullable LocalDate firstReviewedOn,
        String secondReviewer,
        @Nullable LocalDate secondReviewedOn,
        String finalReviewer,
        @Nullable LocalDate finalReviewedOn,
        boolean nilReturn,
        String correction,
        String basis,
        String body,
        String remark)
        implements Fact {
    public RegisterRow {
        channels = List.copyOf(channels);
        elements = List.copyOf(elements);
        proofs = List.copyOf(proofs);
    }

    @Override
    public NaturalKey.OfPublication key() {
        return new NaturalKey.OfPublication(unit, item, period, event, stage);
    }
}
