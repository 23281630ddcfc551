package org.jujian.base.columnstore;

import java.util.ArrayList;
import java.util.List;

/// A statement cut into words and signs, without comments, spaces and the contents of texts; enough to see which
/// tables and functions a text names, however it is quoted. It does not understand the statement.
public final class SqlTokens {
    private SqlTokens() {}

    public sealed interface Token {
        /// A word or a quoted name, as written between its quotes.
        record Name(String text) implements Token {}

        /// A text in quotes or a number; the contents play no part.
        record Literal() implements Token {}

        record Sign(char value) implements Token {}

        default boolean isSign(char value) {
            return this instanceof Sign sign && sign.value() == value;
        }

        default boolean isWord(String word) {
            return this instanceof Name name && name.text().equalsIgnoreCase(word);
        }
    }

    public static List<Token> of(String sql) {
        return scan(sql).stream().map(Found::token).toList();
    }

    /// Where statements end: the places of semicolons outside of texts and comments, and the end of the text.
    static List<Integer> ends(String sql) {
        var ends = new ArrayList<Integer>();
        for (Found found : scan(sql)) {
            if (found.token().isSign(';')) {
                ends.add(found.at());
            }
        }
        ends.add(sql.length());
        return List.copyOf(ends);
    }

    /// Whether a SETTINGS clause stands anywhere: the word with a name behind it.
    public static boolean hasSettings(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("SETTINGS") && tokens.get(i + 1) instanceof Token.Name) {
                return true;
            }
        }
        return false;
    }

    private record Found(Token token, int at) {}

    private static List<Found> scan(String sql) {
        var tokens = new ArrayList<Found>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at) || sql.startsWith("#!", at) || sql.startsWith("# ", at)) {
                at = after(sql, sql.indexOf('\n', at), 1);
            } else if (sql.startsWith("/*", at)) {
                at = afterComment(sql, at);
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = closing(sql, at);
                tokens.add(new Found(quoted(sql.substring(at + 1, end), c), at));
                at = end + 1;
            } else if (c == '$' && heredocEnd(sql, at) > 0) {
                tokens.add(new Found(new Token.Literal(), at));
                at = heredocEnd(sql, at);
            } else if (isWordPart(c)) {
                int end = at;
                while (end < sql.length() && isWordPart(sql.charAt(end))) {
                    end++;
                }
                String word = sql.substring(at, end);
                tokens.add(new Found(Character.isDigit(c) ? new Token.Literal() : new Token.Name(word), at));
                at = end;
            } else {
                tokens.add(new Found(new Token.Sign(c), at));
                at++;
            }
        }
        return List.copyOf(tokens);
    }

    private static Token quoted(String content, char quote) {
        return quote == '\'' ? new Token.Literal() : new Token.Name(unescaped(content, quote));
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private static int after(String sql, int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    /// Comments nest in ClickHouse.
    private static int afterComment(String sql, int start) {
        int depth = 0;
        int at = start;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return at;
    }

    /// The place of the quote that closes the one at `start`; a backslash or a doubled quote does not close.
    private static int closing(String sql, int start) {
        char quote = sql.charAt(start);
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == quote && at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else if (c == quote) {
                return at;
            } else {
                at++;
            }
        }
        return sql.length();
    }

    private static String unescaped(String name, char quote) {
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c == '\\' || c == quote) && i + 1 < name.length()) {
                i++;
                out.append(name.charAt(i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// `$tag$ … $tag$`; 0 when the text at `start` begins no such literal.
    private static int heredocEnd(String sql, int start) {
        int end = start + 1;
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            return 0;
        }
        String mark = sql.substring(start, end + 1);
        int close = sql.indexOf(mark, end + 1);
        return close < 0 ? 0 : close + mark.length();
    }
}
