package org.jujian.base.columnstore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of DDL, `<module>_<nnn>_name.sql`: its statements in order and the hash of its text.
record Migration(String name, int module, int number, String text) implements Comparable<Migration> {
    private static final Pattern NAME = Pattern.compile("(\\d+)_(\\d{3})_[a-z0-9_]+\\.sql");

    static Migration of(String name, String text) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "column store migration: expected a name like 3_001_facts.sql, found " + name);
        }
        return new Migration(name, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), text);
    }

    /// The statements, cut at semicolons outside of texts and comments.
    List<String> statements() {
        var statements = new ArrayList<String>();
        int start = 0;
        for (int end : SqlTokens.ends(text)) {
            String statement = text.substring(start, end).strip();
            if (!SqlTokens.of(statement).isEmpty()) {
                statements.add(statement);
            }
            start = end + 1;
        }
        return List.copyOf(statements);
    }

    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int compareTo(Migration other) {
        return module != other.module ? Integer.compare(module, other.module) : Integer.compare(number, other.number);
    }
}
