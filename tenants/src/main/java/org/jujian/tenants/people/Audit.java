package org.jujian.tenants.people;

import static org.jujian.tenants.jooq.Tables.AUDIT_EVENT;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;

/// The record of what was done; rows are only added. Subjects are codes and ids, never names or contents.
public final class Audit {
    private final Database database;
    private final Clock clock;

    public Audit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void record(Person person, String action, String subject) {
        database.run(
                Scope.login(),
                db -> db.insertInto(AUDIT_EVENT)
                        .set(AUDIT_EVENT.UNIT, person.unit())
                        .set(AUDIT_EVENT.ACTOR, person.username())
                        .set(AUDIT_EVENT.ACTION, action)
                        .set(AUDIT_EVENT.SUBJECT, subject)
                        .set(AUDIT_EVENT.HAPPENED_AT, clock.instant().atOffset(ZoneOffset.UTC))
                        .execute());
    }
}
