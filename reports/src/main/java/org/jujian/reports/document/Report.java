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
        BULLETIN("bulletin", "情况通报", "TB", Owner.STREET);

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
        Audience writtenFor(Audience asker) {
            return switch (this) {
                case SELF_INSPECTION -> Audience.COMMUNITY;
                case SCORECARD -> asker == Audience.COMMITTEE ? Audience.COMMITTEE : Audience.COMMUNITY;
                case BULLETIN -> Audience.STREET;
            };
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
        }
    }

    enum Owner {
        COMMUNITY,
        STREET
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
