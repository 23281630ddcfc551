package org.jujian.server.web.objection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form on a figure, as it was filled in so far.
///
/// @param late    why it is too late for an objection; null when it is not
/// @param open    the address of the one that is open already; null when none is
/// @param files   whether what is sent is filed at once
/// @param refused what was wrong with what was sent; null before
public record ObjectionForm(
        ObjectionPage.Figure figure,
        String period,
        String periodTitle,
        String answerer,
        String lastDay,
        @Nullable String late,
        @Nullable String open,
        boolean files,
        List<Upload> uploads,
        String kind,
        String words,
        String submission,
        @Nullable String refused) {
    public ObjectionForm {
        uploads = List.copyOf(uploads);
    }

    public record Upload(String id, String label, boolean chosen) {}
}
