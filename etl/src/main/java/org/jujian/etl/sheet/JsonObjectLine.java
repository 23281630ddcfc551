package org.jujian.etl.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of a JSON-lines text: an object (RFC 8259) whose values are texts, numbers or null. Numbers keep the digits
/// with which they are written.
record JsonObjectLine(List<Field> fields) {
    /// @param raw  the value as written
    /// @param text what a cell would hold; `""` for null
    record Field(String name, String raw, String text) {}

    /// What is wrong with a line, for people.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String finding;

        Malformed(String finding) {
            super(finding);
            this.finding = finding;
        }

        String finding() {
            return finding;
        }
    }

    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1F]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\"");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?+(?:[eE][+-]?\\d++)?+");
    private static final Pattern BLANK = Pattern.compile("[ \\t\\r]*+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

    static JsonObjectLine of(String line) throws Malformed {
        return new Reader(line).object();
    }

    /// As a JSON text, in quotation marks.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c < ' ') {
                        quoted.append("\\u%04x".formatted(c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static final class Reader {
        private final String line;
        private int at;

        Reader(String line) {
            this.line = line;
        }

        JsonObjectLine object() throws Malformed {
            var fields = new ArrayList<Field>();
            var names = new HashSet<String>();
            expect('{');
            if (!next('}')) {
                do {
                    Field field = field();
                    if (!names.add(field.name())) {
                        throw new Malformed("同一个名称出现两次");
                    }
                    fields.add(field);
                } while (next(','));
                expect('}');
            }
            skipBlanks();
            if (at < line.length()) {
                throw new Malformed("对象后面还有内容");
            }
            return new JsonObjectLine(List.copyOf(fields));
        }

        private Field field() throws Malformed {
            skipBlanks();
            String name = string().orElseThrow(() -> new Malformed("名称没有写在引号里"));
            expect(':');
            skipBlanks();
            int start = at;
            Optional<String> string = string();
            if (string.isPresent()) {
                return new Field(name, line.substring(start, at), string.get());
            }
            if (line.startsWith("null", at)) {
                at += "null".length();
                return new Field(name, "null", "");
            }
            Matcher number = NUMBER.matcher(line).region(at, line.length());
            if (!number.lookingAt()) {
                // the name may be anything, personal data included
                throw new Malformed("第 " + (at + 1) + " 个字符处的值不是文字或数字");
            }
            at = number.end();
            return new Field(name, number.group(), number.group());
        }

        private Optional<String> string() throws Malformed {
            if (at >= line.length() || line.charAt(at) != '"') {
                return Optional.empty();
            }
            Matcher string = STRING.matcher(line).region(at, line.length());
            if (!string.lookingAt()) {
                throw new Malformed("引号没有成对，或文字里有不合规的字符");
            }
            at = string.end();
            String text = string.group(1);
            return Optional.of(text.indexOf('\\') < 0 ? text : unescaped(text));
        }

        private static String unescaped(String text) throws Malformed {
            String plain = ESCAPE.matcher(text)
                    .replaceAll(m -> Matcher.quoteReplacement(
                            switch (m.group(1).charAt(0)) {
                                case 'u' -> Character.toString((char) Integer.parseInt(m.group(2), 16));
                                case 'b' -> "\b";
                                case 'f' -> "\f";
                                case 'n' -> "\n";
                                case 'r' -> "\r";
                                case 't' -> "\t";
                                default -> m.group(1);
                            }));
            if (plain.indexOf('\0') >= 0) {
                throw new Malformed("文字里有空字符（NUL）");
            }
            return plain;
        }

        private void expect(char c) throws Malformed {
            if (!next(c)) {
                throw new Malformed("第 %d 个字符处缺少“%s”".formatted(at + 1, c));
            }
        }

        private boolean next(char c) {
            skipBlanks();
            if (at < line.length() && line.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void skipBlanks() {
            Matcher blank = BLANK.matcher(line).region(at, line.length());
            if (blank.lookingAt()) {
                at = blank.end();
            }
        }
    }
}
