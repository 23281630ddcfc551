package org.jujian.base.postgres;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jujian.base.scope.Scope;

/// The first wall around the rows of a unit, as a statement says it; the second is the policies of the tables (ADR
/// 002).
public final class FirstWall {
    private FirstWall() {}

    /// Rows whose `unit` the scope reaches; none for a scope that reaches nothing.
    public static Condition reached(Scope scope, Field<Long> unit) {
        return DSL.or(scope.ranges().stream()
                .map(range -> unit.between(range.from(), range.to()))
                .toList());
    }
}
