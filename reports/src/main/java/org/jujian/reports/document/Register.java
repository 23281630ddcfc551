package org.jujian.reports.document;

import static org.jujian.reports.jooq.Tables.AMENDMENT;
import static org.jujian.reports.jooq.Tables.EDITION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jujian.base.time.ChinaTime;
import org.jujian.reports.document.writing.Imprint;

/// What the worker knows of the register of editions: it enters drafts and prints what the register says of a number.
/// What people do there is `reports.document.issuing`.
final class Register {
    private Register() {}

    /// What is frozen under a number.
    record Frozen(String snapshot, String figures) {}

    /// Enters a draft; what is entered already stays as it is.
    static void enter(DSLContext db, Report report, Manuscript written, Instant at) {
        db.insertInto(EDITION)
                .set(EDITION.NUMBER, written.snapshot().number())
                .set(EDITION.UNIT, report.unit().value())
                .set(EDITION.KIND, report.kind().code())
                .set(EDITION.AUDIENCE, report.audience().name())
                .set(EDITION.PERIOD, report.period().toString())
                .set(EDITION.AS_OF, report.asOf())
                .set(EDITION.KNOWN_AT, report.knownAt().map(ReportStore::offset).orElse(null))
                .set(EDITION.DATA_HASH, written.snapshot().hash())
                .set(EDITION.SNAPSHOT, written.snapshot().json())
                .set(EDITION.FIGURES, written.frozenFigures())
                .set(EDITION.WORDS, written.words())
                .set(EDITION.FILE, report.id())
                .set(EDITION.STATE, "DRAFT")
                .set(EDITION.DRAFTED_BY, report.createdBy())
                .set(EDITION.DRAFTED_AT, ReportStore.offset(at))
                .onConflict(EDITION.NUMBER)
                .doNothing()
                .execute();
    }

    static Optional<Frozen> frozen(DSLContext db, String number) {
        return db.select(EDITION.SNAPSHOT, EDITION.FIGURES)
                .from(EDITION)
                .where(EDITION.NUMBER.eq(number))
                .fetchOptional()
                .map(row -> new Frozen(row.value1(), row.value2()));
    }

    /// What people wrote in place of the machine's words, by place.
    static Map<String, String> words(DSLContext db, String number) {
        Map<String, String> words = new LinkedHashMap<>();
        db.select(AMENDMENT.PLACE, AMENDMENT.AFTER)
                .from(AMENDMENT)
                .where(AMENDMENT.NUMBER.eq(number))
                .orderBy(AMENDMENT.SERIAL)
                .forEach(row -> words.put(row.value1(), row.value2()));
        return words;
    }

    /// What a paper of the number says of itself now.
    static Imprint imprint(DSLContext db, String number) {
        return db.select(
                        EDITION.STATE,
                        EDITION.ORDINAL,
                        EDITION.SIGNED_AS,
                        EDITION.SIGNED_AT,
                        EDITION.ISSUED_AT,
                        EDITION.REPLACES,
                        EDITION.WITHDRAWN_AT)
                .from(EDITION)
                .where(EDITION.NUMBER.eq(number))
                .fetchOptional()
                .map(Register::imprint)
                .orElseGet(Imprint.Draft::new);
    }

    private static Imprint imprint(Record row) {
        return switch (row.get(EDITION.STATE)) {
            case "ISSUED", "REPLACED" ->
                new Imprint.Issued(
                        row.get(EDITION.ORDINAL),
                        row.get(EDITION.SIGNED_AS),
                        day(row.get(EDITION.SIGNED_AT)),
                        day(row.get(EDITION.ISSUED_AT)),
                        Optional.ofNullable(row.get(EDITION.REPLACES)));
            case "WITHDRAWN" -> new Imprint.Withdrawn(day(row.get(EDITION.WITHDRAWN_AT)));
            default -> new Imprint.Draft();
        };
    }

    /// As the table writes the stage of a file.
    static String stage(Imprint imprint) {
        return switch (imprint) {
            case Imprint.Draft draft -> "DRAFT";
            case Imprint.Issued issued -> "ISSUED";
            case Imprint.Withdrawn withdrawn -> "WITHDRAWN";
        };
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(ChinaTime.ZONE).toLocalDate();
    }
}
