package org.jujian.base.scope;

import java.util.List;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;

/// Who asks, and the codes that this reaches: the first argument of every access to PostgreSQL and to the
/// column store. The seams apply it in SQL (first wall) and hand it to the store itself (second wall).
///
/// What has no user is named: `system(job)`, `login()`, `publicPages()`; these are all there are.
public record Scope(String actor, Audience audience, List<CodeRange> ranges) {
    public Scope {
        ranges = List.copyOf(ranges);
    }

    /// A job of the platform; reaches every unit. `job` is written to the audit.
    public static Scope system(String job) {
        return new Scope("system:" + job, Audience.SYSTEM, List.of(CodeRange.EVERYTHING));
    }

    /// The check of a name and password, before it is known who asks; reaches no unit.
    public static Scope login() {
        return new Scope("login", Audience.SYSTEM, List.of());
    }

    /// Pages without a login; the ranges are those of the one community shown.
    public static Scope publicPages(UnitCode unit) {
        return new Scope("public", Audience.PUBLIC, List.of(unit.range()));
    }

    public boolean covers(UnitCode unit) {
        return covers(unit.range());
    }

    public boolean covers(CodeRange range) {
        for (CodeRange own : ranges) {
            if (own.contains(range)) {
                return true;
            }
        }
        return false;
    }

    /// The same asker, held to `range`; nothing is left where the asker did not reach before.
    public Scope within(CodeRange range) {
        return new Scope(
                actor,
                audience,
                ranges.stream()
                        .filter(r -> r.from() <= range.to() && range.from() <= r.to())
                        .map(r -> new CodeRange(Math.max(r.from(), range.from()), Math.min(r.to(), range.to())))
                        .toList());
    }
}
