package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.AUDIT_EVENT;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jujian.base.postgres.Database;

/// The record of what was done; rows are only ever added, each actor in its own name. Actions are words in capitals
/// (`LOGIN`, `BACKFILL`, `VIEW`); subjects are codes and ids, never names or contents.
public final class Audit {
    private final Database database;
    private final Clock clock;

    public Audit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void record(Person person, String action, String subject) {
        database.run(person.scope(), db -> record(db, person, action, subject));
    }

    /// In the transaction of what is recorded: either both are there or neither.
    public void record(DSLContext db, Person person, String action, String subject) {
        db.insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.UNIT, person.unit())
                .set(AUDIT_EVENT.ACTOR, person.scope().actor())
                .set(AUDIT_EVENT.ACTION, action)
                .set(AUDIT_EVENT.SUBJECT, subject)
                .set(AUDIT_EVENT.HAPPENED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
