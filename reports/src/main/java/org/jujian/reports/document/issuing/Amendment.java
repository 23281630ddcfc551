package org.jujian.reports.document.issuing;

/// A change that somebody made in the words of a draft.
///
/// @param place of [org.jujian.reports.document.writing.Passages]
public record Amendment(String place, String before, String after, Edition.Mark edited) {}
