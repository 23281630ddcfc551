package org.jujian.reports.document.issuing;

import static org.jujian.reports.jooq.Tables.AMENDMENT;
import static org.jujian.reports.jooq.Tables.EDITION;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Writers;
import org.jujian.reports.document.writing.LockedFigures;
import org.jujian.reports.document.writing.Passages;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.jujian.tenants.people.Role;
import tools.jackson.core.JacksonException;

/// What people change in the words of a self-inspection's problems while it is a draft. The clerk of the community
/// does,
/// who is never the one that signs; figures stay as the platform computed them; every change is kept with who made it
/// and when, and the machine's text beside it.
///
/// An edition outside of the scope is NOT_FOUND like one that does not exist. What may not be is `TEXT_NOT_EDITABLE`
/// 409
/// or `BAD_TEXT` 400 with a sentence that says why.
public final class Amendments {
    private static final int CONFLICT = 409;
    private static final int LONGEST = 300;

    private final Database database;
    private final EditionStore editions;
    private final Writers writers;
    private final Audit audit;
    private final Clock clock;
    private final Runnable wakeWorker;

    /// @param wakeWorker called after a print was queued
    public Amendments(Database database, Writers writers, Audit audit, Clock clock, Runnable wakeWorker) {
        this.database = database;
        this.editions = new EditionStore(database);
        this.writers = writers;
        this.audit = audit;
        this.clock = clock;
        this.wakeWorker = wakeWorker;
    }

    /// The words of a draft, of the machine and as they are now.
    ///
    /// @param passages in the order of reading
    /// @param changes  the oldest first
    /// @param refusal  why the person may not edit them; empty = may
    public record Text(Edition edition, List<Passage> passages, List<Amendment> changes, Optional<String> refusal) {
        public Text {
            passages = List.copyOf(passages);
            changes = List.copyOf(changes);
        }
    }

    public record Passage(String place, String machine, String now) {}

    public Text load(Person person, String number) {
        Edition edition = find(person, number);
        List<Amendment> changes = changes(person.scope(), edition);
        Map<String, String> now = now(changes);
        return new Text(
                edition,
                Passages.of(manuscript(person, edition).paper()).entrySet().stream()
                        .map(p -> new Passage(p.getKey(), p.getValue(), now.getOrDefault(p.getKey(), p.getValue())))
                        .toList(),
                changes,
                refusal(edition, person));
    }

    /// Writes other words at a place, and has the draft's file printed anew.
    public void edit(Person person, String number, String place, String typed) {
        Text text = load(person, number);
        text.refusal().ifPresent(why -> {
            throw new Problem("TEXT_NOT_EDITABLE", CONFLICT, why);
        });
        Passage passage = text.passages().stream()
                .filter(p -> p.place().equals(place))
                .findFirst()
                .orElseThrow(Problem::notFound);
        String after = typed.strip().replaceAll("\\s+", " ");
        if (after.isEmpty() || after.length() > LONGEST || after.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("BAD_TEXT", 400, "文字：应为 1 至 %d 个字，现有 %d 个。怎么办：改后再提交。".formatted(LONGEST, after.length()));
        }
        if (after.equals(passage.now())) {
            throw new Problem("BAD_TEXT", 400, "文字：与现在的一样，没有改动。");
        }
        LockedFigures.refusal(passage.machine(), after).ifPresent(why -> {
            throw new Problem("BAD_TEXT", 400, why);
        });
        write(
                person,
                text,
                new Amendment(place, passage.now(), after, new Edition.Mark(person.username(), clock.instant())));
        wakeWorker.run();
    }

    private void write(Person person, Text text, Amendment change) {
        Edition edition = text.edition();
        Map<String, String> now = now(text.changes());
        now.put(change.place(), change.after());
        Manuscript edited = manuscript(person, edition).withWords(now);
        var at = change.edited().at().atOffset(ZoneOffset.UTC);
        database.run(person.scope(), db -> {
            boolean draft = db.select(EDITION.NUMBER)
                    .from(EDITION)
                    .where(EDITION.NUMBER.eq(edition.number()))
                    .and(EDITION.STATE.eq(Edition.State.DRAFT.name()))
                    .and(EDITION.FILE.eq(edition.file().report()))
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            if (!draft) {
                throw new Problem(
                        "TEXT_NOT_EDITABLE", CONFLICT, "%s：刚刚有人改了它，这一处没有改。怎么办：刷新再看。".formatted(edition.number()));
            }
            db.insertInto(AMENDMENT)
                    .set(AMENDMENT.NUMBER, edition.number())
                    .set(AMENDMENT.UNIT, edition.unit().value())
                    .set(AMENDMENT.AUDIENCE, edition.audience().name())
                    .set(AMENDMENT.PLACE, change.place())
                    .set(AMENDMENT.BEFORE, change.before())
                    .set(AMENDMENT.AFTER, change.after())
                    .set(AMENDMENT.EDITED_BY, person.username())
                    .set(AMENDMENT.EDITED_AT, at)
                    .execute();
            UUID file = UUID.randomUUID();
            EditionStore.print(
                    db,
                    person,
                    edition,
                    edition.file().format(),
                    file,
                    change.edited().at());
            db.update(EDITION)
                    .set(EDITION.WORDS, edited.words())
                    .set(EDITION.FILE, file)
                    .where(EDITION.NUMBER.eq(edition.number()))
                    .execute();
            audit.record(db, person, "EDIT_REPORT", edition.number());
        });
    }

    /// Why the person may not edit the words, as a sentence; empty = may.
    private static Optional<String> refusal(Edition edition, Person person) {
        if (edition.state() != Edition.State.DRAFT) {
            return Optional.of("修改文字：发现 %s 的状态是“%s”，核对以后不能再改。怎么办：需要更正的，重新生成报告。"
                    .formatted(edition.number(), edition.state().label()));
        }
        return person.role() == Role.CLERK
                ? Optional.empty()
                : Optional.of("修改文字：由%s修改，主任审定。".formatted(Role.CLERK.label()));
    }

    /// Only self-inspections have words that are edited.
    private Edition find(Person person, String number) {
        return editions.find(person.scope(), number.toUpperCase(Locale.ROOT))
                .filter(edition -> edition.kind() == Report.Kind.SELF_INSPECTION)
                .orElseThrow(Problem::notFound);
    }

    private Manuscript manuscript(Person person, Edition edition) {
        try {
            return writers.of(edition.kind())
                    .again(
                            edition.kind(),
                            editions.frozen(person.scope(), edition.number()).snapshot());
        } catch (JacksonException unreadable) {
            var problem = new Problem("TEXT_NOT_EDITABLE", CONFLICT, "登记的数据：是以前的版本登记的，现在读不出来。怎么办：重新生成报告。");
            problem.initCause(unreadable);
            throw problem;
        }
    }

    private List<Amendment> changes(Scope scope, Edition edition) {
        return database.read(
                scope,
                db -> db.select(
                                AMENDMENT.PLACE,
                                AMENDMENT.BEFORE,
                                AMENDMENT.AFTER,
                                AMENDMENT.EDITED_BY,
                                AMENDMENT.EDITED_AT)
                        .from(AMENDMENT)
                        .where(AMENDMENT.NUMBER.eq(edition.number()))
                        .and(AMENDMENT.UNIT.eq(edition.unit().value()))
                        .orderBy(AMENDMENT.SERIAL)
                        .fetch(row -> new Amendment(
                                row.get(AMENDMENT.PLACE),
                                row.get(AMENDMENT.BEFORE),
                                row.get(AMENDMENT.AFTER),
                                new Edition.Mark(
                                        row.get(AMENDMENT.EDITED_BY),
                                        row.get(AMENDMENT.EDITED_AT).toInstant()))));
    }

    private static Map<String, String> now(List<Amendment> changes) {
        Map<String, String> now = new LinkedHashMap<>();
        changes.forEach(change -> now.put(change.place(), change.after()));
        return now;
    }
}
