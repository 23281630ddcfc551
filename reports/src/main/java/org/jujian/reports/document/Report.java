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
        ANNUAL("annual", "年度报告", "ND", Owner.EITHER),
        /// 居务公开月度公开表, for the notice board
        BOARD("board", "月度公开表", "GB", Owner.COMMUNITY),
        /// 财务公开榜, for the notice board
        FINANCE_BOARD("finance-board", "财务公开榜", "CW", Owner.COMMUNITY),
        /// 居务公开督办单, of the street to a community
        SUPERVISION_ORDER("supervision-order", "督办单", "DB", Owner.COMMUNITY);

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
        public Audience writtenFor(Audience asker, UnitCode unit) {
            return switch (this) {
                case SELF_INSPECTION, BOARD, FINANCE_BOARD, SUPERVISION_ORDER -> Audience.COMMUNITY;
                case SCORECARD -> asker == Audience.COMMITTEE ? Audience.COMMITTEE : Audience.COMMUNITY;
                case BULLETIN -> Audience.STREET;
                // the same paper for whoever reaches the unit: aggregates, no red lines, no leads
                case ANNUAL -> unit.isStreet() ? Audience.STREET : Audience.COMMUNITY;
            };
        }

        /// Whether a report of this kind may be about the period.
        public boolean isAbout(Period period) {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN, SUPERVISION_ORDER -> true;
                case ANNUAL -> period instanceof Period.Year;
                case BOARD, FINANCE_BOARD -> period instanceof Period.Month;
            };
        }

        /// What [#isAbout] expects, as the end of a sentence.
        public String expectedPeriod() {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN, SUPERVISION_ORDER -> "按月（2026-03）、季（2026Q1）或年（2026）出具。";
                case ANNUAL -> "按年出具，应为 2026 这样的年份。";
                case BOARD, FINANCE_BOARD -> "按月出具，应为 2026-03 这样的月份。";
            };
        }

        /// Whether there are reports of this kind about the unit.
        public boolean isAbout(UnitCode unit) {
            return owner.mayBe(unit);
        }

        /// The period of a report of this kind for somebody who looks at `shown`; of months the last that is over by
        /// the
        /// cut-off.
        public Period within(Period shown, LocalDate cutOff) {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN, SUPERVISION_ORDER -> shown;
                case ANNUAL -> Period.yearOf(shown.firstDay());
                case BOARD, FINANCE_BOARD -> lastMonth(shown, cutOff);
            };
        }

        private static Period.Month lastMonth(Period shown, LocalDate cutOff) {
            Period.Month last = Period.monthOf(shown.lastDay());
            Period.Month over = Period.monthOf(cutOff.plusDays(1)).plus(-1);
            Period.Month first = Period.monthOf(shown.firstDay());
            Period.Month month = last.compareTo(over) > 0 ? over : last;
            return month.compareTo(first) < 0 ? first : month;
        }

        /// Whether somebody of the audience may ask for one: an order is given by the street, not by who is to obey it.
        public boolean isGivenBy(Audience asker) {
            return switch (this) {
                case SELF_INSPECTION, SCORECARD, BULLETIN, ANNUAL, BOARD, FINANCE_BOARD -> true;
                case SUPERVISION_ORDER ->
                    switch (asker) {
                        case STREET, COMMITTEE, SYSTEM -> true;
                        case COMMUNITY, AUDIT, PUBLIC, ADMINISTRATION -> false;
                    };
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
            boolean street = unit.isStreet();
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
