package org.jujian.etl.sheet;

/// What a file turned out to be, before anybody looks for headings in it.
public sealed interface Recognition permits TextFile, Recognition.Refused {
    record Refused(FileProblem problem) implements Recognition {}
}
