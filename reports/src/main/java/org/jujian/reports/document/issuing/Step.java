package org.jujian.reports.document.issuing;

/// What people do with a paper, in this order.
public enum Step {
    CHECK("核对"),
    SIGN("审定签发"),
    ISSUE("印发"),
    WITHDRAW("撤回");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
