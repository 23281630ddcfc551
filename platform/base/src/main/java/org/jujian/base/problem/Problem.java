package org.jujian.base.problem;

/// A refusal that a person or program outside is told about: a stable `code` in capitals (contract.md), the HTTP
/// status that fits, and a Chinese sentence that says what was found, what was expected and what to do.
public final class Problem extends RuntimeException {
    private final String code;
    private final int status;

    public Problem(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /// Foreign and nonexistent answer alike (design.md, two walls).
    public static Problem notFound() {
        return new Problem("NOT_FOUND", 404, "没有找到。");
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNull(super.getMessage());
    }
}
