package org.jujian.base.columnstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.StoredTables.Reach;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.junit.jupiter.api.Test;

class ScopedStatementTest {
    private static final StoredTables TABLES = new StoredTables(
            Map.of("ledger", Reach.BY_UNIT, "sheet", Reach.BY_UNIT, "working_day", Reach.OPEN, "notes", Reach.SHUT));
    private static final StreetCode STREET = new StreetCode(310114004);
    private static final Scope OFFICE = new Scope("office", Audience.STREET, List.of(STREET.range()));
    private static final Scope TWO_STREETS =
            new Scope("committee", Audience.COMMITTEE, List.of(STREET.range(), new StreetCode(640104005).range()));

    @Test
    void aMarkBecomesAPredicateWithBoundValues() {
        var scoped = ScopedStatement.of(
                OFFICE, Statement.of("SELECT l.amount FROM ledger AS l WHERE {scope:l.unit}"), TABLES);
        assertThat(scoped.sql())
                .isEqualTo("SELECT l.amount FROM ledger AS l"
                        + " WHERE (l.unit BETWEEN {scope_from_0:UInt64} AND {scope_to_0:UInt64})");
        assertThat(scoped.parameters()).isEqualTo(Map.of("scope_from_0", "310114004000", "scope_to_0", "310114004999"));
    }

    @Test
    void manyRangesAreAlternatives() {
        var scoped = ScopedStatement.of(TWO_STREETS, Statement.of("SELECT 1 FROM ledger WHERE {scope:unit}"), TABLES);
        assertThat(scoped.sql())
                .endsWith("WHERE (unit BETWEEN {scope_from_0:UInt64} AND {scope_to_0:UInt64}"
                        + " OR unit BETWEEN {scope_from_1:UInt64} AND {scope_to_1:UInt64})");
    }

    @Test
    void noRangesReachNothingAndThePlatformReachesEverything() {
        var statement = Statement.of("SELECT 1 FROM ledger WHERE {scope:unit}");
        assertThat(ScopedStatement.of(Scope.login(), statement, TABLES).sql()).endsWith("WHERE false");
        assertThat(ScopedStatement.of(Scope.system("job"), statement, TABLES).sql())
                .endsWith("WHERE true");
    }

    @Test
    void everyTableWithUnitsNeedsAMark() {
        var statement = Statement.of("""
                SELECT 1
                FROM ledger AS l
                JOIN jujian.`sheet` AS s ON s.unit = l.unit
                JOIN working_day ON true
                WHERE {scope:l.unit}
                """);
        assertThatThrownBy(() -> ScopedStatement.of(OFFICE, statement, TABLES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "statement: expected {scope:…} for each of 2 tables with units, found 1 in SELECT");
        assertThatThrownBy(() -> ScopedStatement.of(Scope.system("job").within(STREET.range()), statement, TABLES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ScopedStatement.of(Scope.system("job"), statement, TABLES).sql())
                .contains("true");
    }

    @Test
    void aRangeIsBoundAsItsTwoEnds() {
        var scoped = ScopedStatement.of(OFFICE, Statement.of("SELECT 1").bindRange("street", STREET), TABLES);
        assertThat(scoped.parameters()).isEqualTo(Map.of("street_from", "310114004000", "street_to", "310114004999"));
    }

    @Test
    void valuesOutsideOfTheScopeAreNotFound() {
        var foreign = new UnitCode(640104005001L);
        for (Statement statement : List.of(
                Statement.of("SELECT 1").bind("unit", foreign),
                Statement.of("SELECT 1").bind("units", List.of(new UnitCode(310114004001L), foreign)),
                Statement.of("SELECT 1").bindRange("range", new CodeRange(310114004000L, 310114005000L)))) {
            assertThatThrownBy(() -> ScopedStatement.of(OFFICE, statement, TABLES))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(404));
        }
    }

    @Test
    void namesOfParametersAreChecked() {
        assertThatThrownBy(() -> Statement.of("SELECT 1").bind("scope_from_0", 1L))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statement.of("SELECT 1").bind("x&readonly", 1L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readersGetAFilterForEveryTableThatIsNotOpen() {
        assertThat(TABLES.filters("jujian", OFFICE))
                .isEqualTo("{'jujian.ledger':'(unit BETWEEN 310114004000 AND 310114004999)','jujian.notes':'0',"
                        + "'jujian.sheet':'(unit BETWEEN 310114004000 AND 310114004999)'}");
        assertThat(TABLES.filters("jujian", Scope.login()))
                .isEqualTo("{'jujian.ledger':'0','jujian.notes':'0','jujian.sheet':'0'}");
    }

    @Test
    void aServersReaderGetsAPolicyForEveryTableThatIsNotOpen() {
        assertThat(TABLES.policies("jujian", "reader")).hasSize(3);
        assertThat(TABLES.policies("jujian", "reader").getFirst()).isEqualTo("""
                CREATE ROW POLICY OR REPLACE jujian_scope ON jujian.`ledger`
                USING arrayExists(
                    range -> unit BETWEEN range.1 AND range.2,
                    CAST(getSetting('SQL_scope'), 'Array(Tuple(UInt64, UInt64))'))
                TO `reader`
                """);
    }
}
