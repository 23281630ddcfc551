package org.jujian.base.columnstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jujian.base.columnstore.SqlTokens.Token;
import org.junit.jupiter.api.Test;

class SqlTokensTest {
    @Test
    void seesNamesHoweverTheyAreQuoted() {
        assertThat(SqlTokens.of("a `b c` \"d\"\"e\" `f\\`g`"))
                .containsExactly(
                        new Token.Name("a"), new Token.Name("b c"), new Token.Name("d\"e"), new Token.Name("f`g"));
    }

    @Test
    void looksIntoNoTextsAndNoComments() {
        assertThat(SqlTokens.of(
                        "'merge(' /* merge( /* nested */ merge( */ -- merge(\n 'it''s' 'a\\'b' $x$ merge( $x$ 12"))
                .containsOnly(new Token.Literal());
    }

    @Test
    void seesSigns() {
        assertThat(SqlTokens.of("system.parts("))
                .containsExactly(
                        new Token.Name("system"), new Token.Sign('.'), new Token.Name("parts"), new Token.Sign('('));
    }

    @Test
    void anUnfinishedTextOrCommentReachesToTheEnd() {
        assertThat(SqlTokens.of("a 'b c")).containsExactly(new Token.Name("a"), new Token.Literal());
        assertThat(SqlTokens.of("a /* b c")).containsExactly(new Token.Name("a"));
        assertThat(SqlTokens.of("a 'b\\")).containsExactly(new Token.Name("a"), new Token.Literal());
    }

    @Test
    void findsTheEndsOfStatements() {
        String sql = "SELECT ';' /* ; */; SELECT 2 -- ;\n";
        assertThat(SqlTokens.ends(sql)).isEqualTo(List.of(18, sql.length()));
    }

    @Test
    void findsASettingsClauseAnywhere() {
        assertThat(SqlTokens.hasSettings(SqlTokens.of("SELECT 1 FROM (SELECT 2 settings /* */ `readonly` = 0)")))
                .isTrue();
        assertThat(SqlTokens.hasSettings(SqlTokens.of("SELECT getSetting('x'), settings.a FROM b")))
                .isFalse();
    }
}
