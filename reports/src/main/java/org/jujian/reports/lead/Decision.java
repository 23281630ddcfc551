package org.jujian.reports.lead;

import java.time.Instant;

/// What the committee decided about a lead.
///
/// @param by user name
public record Decision(Kind kind, String reason, String by, Instant at) {
    public enum Kind {
        CONFIRMED("核实属实"),
        DISMISSED("排除"),
        REFERRED("移交");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
