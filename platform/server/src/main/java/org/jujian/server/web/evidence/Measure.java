package org.jujian.server.web.evidence;

import java.util.Optional;
import org.jujian.server.web.view.DutyOutcome;

/// The figures that count duties, and which duties each of them asks after first.
public enum Measure {
    DUE("D", "应公开", "到期的公开义务"),
    ON_TIME("M01", "及时率", "按时公布 ÷ 已到期"),
    COVERAGE("M10", "事项覆盖率", "已公布 ÷ 已到期"),
    LONG_OVERDUE("M03", "长期逾期", "超过 20 个工作日仍未公布");

    private final String code;
    private final String title;
    private final String formula;

    Measure(String code, String title, String formula) {
        this.code = code;
        this.title = title;
        this.formula = formula;
    }

    public static Optional<Measure> ofCode(String code) {
        for (Measure measure : values()) {
            if (measure.code.equals(code)) {
                return Optional.of(measure);
            }
        }
        return Optional.empty();
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    String formula() {
        return formula;
    }

    /// The filter that the page opens with: what the reader came for.
    String firstFilter(boolean anyBad, boolean anyUnpublished) {
        return switch (this) {
            case DUE -> "all";
            case ON_TIME -> anyBad ? "bad" : "all";
            case COVERAGE, LONG_OVERDUE -> anyUnpublished ? "un" : "all";
        };
    }

    boolean counts(DutyOutcome duty) {
        return switch (this) {
            case DUE -> true;
            case ON_TIME -> duty.onTime();
            case COVERAGE -> duty.published() != null;
            case LONG_OVERDUE -> false;
        };
    }
}
