package org.jujian.reports.document;

import org.jujian.reports.document.paper.Paper;
import org.jujian.reports.document.writing.Snapshot;

/// A report before it is printed in one of its formats: the frozen data, and the paper made from them alone.
public record Manuscript(Snapshot snapshot, Paper paper) {}
