package org.jujian.embedded.engine.process;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jujian.base.columnstore.SqlTokens;
import org.jujian.base.columnstore.SqlTokens.Token;

/// What a reader may not ask. Filters on tables hold through aliases, subqueries, views, joins, UNION and FINAL, but
/// not
/// through table functions that open a table in another way, nor through system tables; and `readonly` keeps a SETTINGS
/// clause from taking the filters away only at the end of the statement, not in a subquery. The front refuses all
/// three.
final class ReaderRules {
    /// Table functions that read no table.
    private static final Set<String> HARMLESS = Set.of(
            "numbers", "numbers_mt", "zeros", "zeros_mt", "generateseries", "generate_series", "values", "format");

    private static final Set<String> STARTS = Set.of("select", "with", "(");

    private final Set<String> forbiddenFunctions;

    /// `tableFunctions` are all that the engine knows.
    ReaderRules(List<String> tableFunctions) {
        this.forbiddenFunctions = tableFunctions.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !HARMLESS.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Why the statement is refused to a reader, if it is.
    Optional<String> objection(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        if (tokens.isEmpty() || !startsAsQuestion(tokens.getFirst())) {
            return Optional.of("a reader may only SELECT");
        }
        if (SqlTokens.hasSettings(tokens)) {
            return Optional.of("a reader may not change settings");
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Name name) {
                String word = name.text().toLowerCase(Locale.ROOT);
                if (tokens.get(i + 1).isSign('(') && isForbidden(word)) {
                    return Optional.of("a reader may not call " + word + "()");
                }
                if (tokens.get(i + 1).isSign('.') && isSystem(word)) {
                    return Optional.of("a reader may not see the database " + word);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsAsQuestion(Token first) {
        return first.isSign('(')
                || first instanceof Token.Name name
                        && STARTS.contains(name.text().toLowerCase(Locale.ROOT));
    }

    private boolean isForbidden(String function) {
        return forbiddenFunctions.contains(function)
                || function.startsWith("dict")
                || function.startsWith("joinget")
                || function.startsWith("mergetree");
    }

    private static boolean isSystem(String database) {
        return database.equals("system") || database.equals("information_schema") || database.equals("default");
    }
}
