package org.jujian.etl.sheet;

import java.io.IOException;

/// A file that is refused as a whole, noticed while it is read. It says nothing about the store that the bytes come
/// from: reading the file again ends the same way.
public final class RefusedFileException extends IOException {
    private final transient FileProblem problem;

    public RefusedFileException(FileProblem problem) {
        super(problem.code().name());
        this.problem = problem;
    }

    public FileProblem problem() {
        return problem;
    }
}
