package org.jujian.server.stores;

import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.postgres.Database;
import org.jujian.base.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// UP when both stores answer. What failed is logged, not shown. A store of our own that has died is DOWN at once,
/// without
/// waiting for an answer, until it was started again; so is a column store that is being written anew.
@Component("stores")
class StoresHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(StoresHealth.class);
    private static final Scope HEALTH = Scope.system("health");

    private final PostgresRuntime postgresRuntime;
    private final ColumnStoreRuntime columnStoreRuntime;
    private final Beginning beginning;
    private final Database database;
    private final ColumnStore columnStore;

    StoresHealth(
            PostgresRuntime postgresRuntime,
            ColumnStoreRuntime columnStoreRuntime,
            Beginning beginning,
            Database database,
            ColumnStore columnStore) {
        this.postgresRuntime = postgresRuntime;
        this.columnStoreRuntime = columnStoreRuntime;
        this.beginning = beginning;
        this.database = database;
        this.columnStore = columnStore;
    }

    @Override
    public Health health() {
        if (!postgresRuntime.isRunning() || !columnStoreRuntime.isRunning()) {
            LOG.warn(
                    "health: running are PostgreSQL {}, column store {}",
                    postgresRuntime.isRunning(),
                    columnStoreRuntime.isRunning());
            return Health.down().build();
        }
        if (beginning.isRebuilding()) {
            return Health.down().build();
        }
        try {
            int postgres =
                    database.read(HEALTH, db -> db.fetchSingle("SELECT 1").get(0, Integer.class));
            int engine = columnStore
                    .query(HEALTH, Statement.of("SELECT 1 AS one"), row -> row.integer("one"))
                    .getFirst();
            return (postgres == engine ? Health.up() : Health.down()).build();
        } catch (RuntimeException e) {
            LOG.warn("health: a store does not answer", e);
            return Health.down().build();
        }
    }
}
