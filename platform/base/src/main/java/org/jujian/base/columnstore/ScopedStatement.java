package org.jujian.base.columnstore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.SqlTokens.Token;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;

/// The first wall: a statement under a scope, as it is sent. Marks have become predicates, values have become texts,
/// and whatever the scope does not allow has been refused.
record ScopedStatement(String sql, Map<String, String> parameters) {
    private static final Pattern MARK = Pattern.compile("\\{scope:([a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)?)}");

    ScopedStatement {
        parameters = Map.copyOf(parameters);
    }

    /// The platform's own work, as opposed to somebody's question: `Scope.system(…)`, but not `Scope.login()`.
    static boolean isPlatform(Scope scope) {
        return scope.audience() == Audience.SYSTEM && !scope.ranges().isEmpty();
    }

    static ScopedStatement of(Scope scope, Statement statement, StoredTables tables) {
        requireMarks(scope, statement, tables);
        var parameters = new LinkedHashMap<String, String>();
        statement.values().forEach((name, value) -> put(parameters, scope, name, value));
        String sql = MARK.matcher(statement.sql())
                .replaceAll(mark -> Matcher.quoteReplacement(predicate(scope, mark.group(1), parameters)));
        return new ScopedStatement(sql, parameters);
    }

    private static void requireMarks(Scope scope, Statement statement, StoredTables tables) {
        if (isPlatform(scope) && scope.covers(CodeRange.EVERYTHING)) {
            return;
        }
        long marks = MARK.matcher(statement.sql()).results().count();
        long reads = readsOfUnits(SqlTokens.of(statement.sql()), tables);
        if (marks < reads) {
            throw new IllegalArgumentException("statement: expected {scope:…} for each of " + reads
                    + " tables with units, found " + marks + " in " + statement.sql());
        }
    }

    private static long readsOfUnits(List<Token> tokens, StoredTables tables) {
        long reads = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token before = tokens.get(i);
            if (before.isWord("FROM") || before.isWord("JOIN") || before.isWord("IN")) {
                boolean qualified = i + 3 < tokens.size() && tokens.get(i + 2).isSign('.');
                Token named = tokens.get(qualified ? i + 3 : i + 1);
                if (named instanceof Token.Name name && tables.hasUnits(name.text())) {
                    reads++;
                }
            }
        }
        return reads;
    }

    private static void put(Map<String, String> parameters, Scope scope, String name, @Nullable Object value) {
        requireReach(scope, value);
        if (value instanceof CodeRange range) {
            parameters.put(name + "_from", Long.toString(range.from()));
            parameters.put(name + "_to", Long.toString(range.to()));
        } else {
            parameters.put(name, ParameterText.of(value));
        }
    }

    private static void requireReach(Scope scope, @Nullable Object value) {
        boolean reached = switch (value) {
            case UnitCode unit -> scope.covers(unit);
            case CodeRange range -> scope.covers(range);
            case List<?> list -> {
                list.forEach(element -> requireReach(scope, element));
                yield true;
            }
            case null -> true;
            default -> true;
        };
        if (!reached) {
            throw Problem.notFound();
        }
    }

    private static String predicate(Scope scope, String column, Map<String, String> parameters) {
        if (scope.ranges().isEmpty()) {
            return "false";
        }
        if (scope.covers(CodeRange.EVERYTHING)) {
            return "true";
        }
        var text = new StringBuilder("(");
        for (int i = 0; i < scope.ranges().size(); i++) {
            parameters.put(
                    "scope_from_" + i, Long.toString(scope.ranges().get(i).from()));
            parameters.put("scope_to_" + i, Long.toString(scope.ranges().get(i).to()));
            text.append(i == 0 ? "" : " OR ")
                    .append(column)
                    .append(" BETWEEN {scope_from_" + i + ":UInt64} AND {scope_to_" + i + ":UInt64}");
        }
        return text.append(")").toString();
    }
}
