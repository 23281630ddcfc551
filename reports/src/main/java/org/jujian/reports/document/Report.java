package org.jujian.reports.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Audience;
import org.jujian.base.time.Period;

/// A report that somebody asked for.
///
/// @param audience for whom it is written; only the committee finds what is written for the committee
/// @param asOf   the cut-off T of its figures
/// @param knownAt only what had been received by then counts; empty = everything
/// @param issued only when DONE
/// @param problem only when FAILED
public record Report(
        UUID id,
        UnitCode unit,
        Kind kind,
        Audience audience,
        Period period,
        Format format,
        LocalDate asOf,
        Optional<Instant> knownAt,
        State state,
        Optional<Issue> issued,
        Optional<Failure> problem,
        String createdBy,
        Instant createdAt) {
    private static final int UNITS_OF_A_STREET = 1000;

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    public enum Kind {
        /// 社区居务公开自查报告
        SELF_INSPECTION("self-inspection", "自查报告", "ZC", Owner.COMMUNITY),
        /// 居务公开监督评分卡
        SCORECARD("scorecard", "监督评分卡", "PF", Owner.COMMUNITY),
        /// 街道居务公开情况通报
        BULLETIN("bulletin", "情况通报", "TB", Owner.STREET),
        /// 居务公开工作年度报告, of a community or of a street
        ANNUAL("annual", "年度报告", "ND", Owner.EITHER);

        private final String code;
        private final String label;
        private final String prefix;
        private final Owner owner;

        Kind(String code, String label, String prefix, Owner owner) {
            this.code = code;
            this.label = label;
            this.prefix = prefix;
            this.owner = owner;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /// Two letters at the beginning of its numbers.
        public String prefix() {
            return prefix;
        }

        /// What a report of this kind is about.
        Owner owner() {
            return owner;
        }

        /// For whom a report of this kind is written when somebody of `asker` asks for it: red lines, leads and 举报
        /// are the committee's alone (contract.md, Visibility), everybody else gets the community's copy.
        Audience writtenFor(Audience asker, UnitCode unit) {
            return switch (this) {
                case SELF_INSPECTION -> Audience.COMMUNITY;
                case SCORECARD -> asker == Audience.COMMITTEE ? Audience.COMMITTEE : Audience.COMMUNITY;
                case BULLETIN -> Audience.STREET;
                // the same paper for whoever reaches the unit: aggregates, no red lines, no leads
                case ANNUAL -> unit.value() % UNITS_OF_A_STREET == 0 ? Audience.STREET : Audience.COMMUNITY;
            };
        }

        /// Whether a report of this kind may be about the period.
        boolean isAbout(Period period) {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN -> true;
                case ANNUAL -> period instanceof Period.Year;
            };
        }

        /// What [#isAbout] expects, as the end of a sentence.
        String expectedPeriod() {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN -> "按月（2026-03）、季（2026Q1）或年（2026）出具。";
                case ANNUAL -> "按年出具，应为 2026 这样的年份。";
            };
        }

        /// Whether there are reports of this kind about the unit.
        public boolean isAbout(UnitCode unit) {
            return owner.mayBe(unit);
        }

        /// The period of a report of this kind for somebody who looks at `shown`.
        public Period within(Period shown) {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN -> shown;
                case ANNUAL -> Period.yearOf(shown.firstDay());
            };
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
        }
    }

    enum Owner {
        COMMUNITY,
        STREET,
        EITHER;

        boolean mayBe(UnitCode unit) {
            boolean street = unit.value() % UNITS_OF_A_STREET == 0;
            return switch (this) {
                case COMMUNITY -> !street;
                case STREET -> street;
                case EITHER -> true;
            };
        }
    }

    public enum Format {
        PDF("pdf", "application/pdf"),
        DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        HTML("html", "text/html;charset=UTF-8");

        private final String code;
        private final String mediaType;

        Format(String code, String mediaType) {
            this.code = code;
            this.mediaType = mediaType;
        }

        public String code() {
            return code;
        }

        public String mediaType() {
            return mediaType;
        }

        public static Optional<Format> ofCode(String code) {
            return Arrays.stream(values()).filter(f -> f.code.equals(code)).findFirst();
        }
    }

    /// @param number   printed on every page
    /// @param dataHash SHA-256 of the data behind the report, printed at its end
    /// @param sha256   SHA-256 of the file
    public record Issue(String number, String dataHash, String sha256, long bytes, Instant at) {}

    /// A stable code and a Chinese sentence for whoever asked.
    public record Failure(String code, String message) {}
}
