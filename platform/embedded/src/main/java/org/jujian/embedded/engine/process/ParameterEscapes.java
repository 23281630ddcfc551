package org.jujian.embedded.engine.process;

/// Bound values come in ClickHouse's escaped text, as its HTTP protocol has it; the engine's library takes them plain
/// and escapes them itself.
final class ParameterEscapes {
    private ParameterEscapes() {}

    static String undo(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                plain.append(meaning(value.charAt(i)));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static char meaning(char escape) {
        return switch (escape) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '0' -> '\0';
            default -> escape;
        };
    }
}
