package org.jujian.reports.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.UnitCode;
import org.jujian.base.time.Period;

/// A report that somebody asked for.
///
/// @param asOf   the cut-off T of its figures
/// @param issued only when DONE
/// @param problem only when FAILED
public record Report(
        UUID id,
        UnitCode unit,
        Kind kind,
        Period period,
        Format format,
        LocalDate asOf,
        State state,
        Optional<Issue> issued,
        Optional<Failure> problem,
        String createdBy,
        Instant createdAt) {

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    public enum Kind {
        SELF_INSPECTION("self-inspection");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Kind> ofCode(String code) {
            return code.equals(SELF_INSPECTION.code) ? Optional.of(SELF_INSPECTION) : Optional.empty();
        }
    }

    public enum Format {
        PDF("pdf");

        private final String code;

        Format(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Format> ofCode(String code) {
            return code.equals(PDF.code) ? Optional.of(PDF) : Optional.empty();
        }
    }

    /// @param number   printed on every page
    /// @param dataHash SHA-256 of the data behind the report, printed at its end
    /// @param sha256   SHA-256 of the file
    public record Issue(String number, String dataHash, String sha256, long bytes, Instant at) {}

    /// A stable code and a Chinese sentence for whoever asked.
    public record Failure(String code, String message) {}
}
