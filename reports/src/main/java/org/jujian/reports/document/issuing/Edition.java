package org.jujian.reports.document.issuing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;
import org.jujian.reports.document.Report;

/// A paper as it stands in the register: what is frozen under its number, and who did what with it.
///
/// @param ordinal    first, second, … issued edition; empty until it is issued
/// @param replaces   the number of the edition before it
/// @param replacedBy the number of the edition after it
/// @param file       the draft's file; of what was issued, the issued one
public record Edition(
        String number,
        UnitCode unit,
        Report.Kind kind,
        Audience audience,
        Period period,
        LocalDate asOf,
        Optional<Instant> knownAt,
        String dataHash,
        State state,
        Optional<Integer> ordinal,
        Mark drafted,
        Optional<Mark> checked,
        Optional<Mark> signed,
        Optional<String> signedAs,
        Optional<Mark> issued,
        Optional<String> replaces,
        Optional<String> replacedBy,
        Optional<Withdrawal> withdrawn,
        File file) {
    private static final String CHECK = "check";

    /// The same paper as somebody would ask for it now.
    Report order() {
        return new Report(
                file.report(),
                unit,
                kind,
                audience,
                period,
                Report.Format.PDF,
                asOf,
                knownAt,
                Report.State.RUNNING,
                Optional.empty(),
                Optional.empty(),
                CHECK,
                drafted.at());
    }

    public enum State {
        DRAFT("草稿"),
        CHECKED("已核对"),
        SIGNED("已审定"),
        ISSUED("已印发"),
        /// by an edition that was issued after it
        REPLACED("已被替代"),
        WITHDRAWN("已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /// Who did a step, by user name, and when.
    public record Mark(String by, Instant at) {}

    public record Withdrawal(String by, Instant at, String reason) {}

    /// @param sha256 empty while it is being printed
    /// @param failed why it could not be printed
    public record File(UUID report, Report.Format format, Optional<String> sha256, Optional<String> failed) {}
}
