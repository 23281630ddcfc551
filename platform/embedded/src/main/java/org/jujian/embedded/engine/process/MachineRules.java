package org.jujian.embedded.engine.process;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jujian.base.columnstore.SqlTokens;
import org.jujian.base.columnstore.SqlTokens.Token;

/// What nobody may ask, because it reaches files and programs of the machine and the engine's grants do not cover it.
final class MachineRules {
    /// `file()` as an ordinary function reads any file of the engine's user; grants stop only the table function.
    private static final Set<String> FORBIDDEN_FUNCTIONS =
            Set.of("file", "filesystem", "executable", "eval", "catboostevaluate");

    private MachineRules() {}

    /// Why the statement is refused, if it is.
    static Optional<String> objection(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i) instanceof Token.Name name) {
                String word = name.text().toLowerCase(Locale.ROOT);
                Token next = tokens.get(i + 1);
                if (next.isSign('(') && FORBIDDEN_FUNCTIONS.contains(word)) {
                    return Optional.of("the function " + word + "() is not allowed");
                }
                if (word.equals("into") && next.isWord("OUTFILE") || word.equals("from") && next.isWord("INFILE")) {
                    return Optional.of("INTO OUTFILE and FROM INFILE are not allowed");
                }
            }
        }
        return Optional.empty();
    }
}
