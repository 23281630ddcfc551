package org.jujian.embedded.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/// One request of ClickHouse's HTTP protocol, taken apart. `data` is what an INSERT brings, behind or beside its text.
record StatementRequest(
        String sql,
        Optional<InsertData> insert,
        String queryId,
        String database,
        String format,
        Optional<String> session,
        int sessionSeconds,
        boolean compressAnswer,
        boolean answerWhole,
        Map<String, String> parameters,
        Map<String, String> settings) {

    /// `head` is the statement without its FORMAT clause.
    record InsertData(String head, String format, InputStream data) {}

    private static final Set<String> NO_SETTINGS = Set.of(
            "query",
            "database",
            "default_format",
            "compress",
            "decompress",
            "query_id",
            "session_id",
            "session_timeout",
            "session_check",
            "close_session",
            "role",
            "user",
            "password",
            "quota_key",
            "stacktrace",
            "buffer_size",
            "wait_end_of_query",
            "enable_http_compression",
            "client_protocol_version",
            "http_write_exception_in_output_format");

    private static final String NULL = "\\N";

    private static final Pattern INSERT_ALONE = Pattern.compile(
            "^\\s*(insert\\s+into\\s+.*?)\\s+format\\s+(\\w+)\\s*;?\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern INSERT_HEAD = Pattern.compile(
            "^\\s*(insert\\s+into\\s+(?:(?!\\bvalues\\b|\\bselect\\b).)*?)\\s+format\\s+(\\w+)[ \\t\\r]*(?:\\n|(?=\\W))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// The settings that filter come first and `readonly` last, whatever order they were sent in: so the filter is in
    /// place when everything else is shut.
    String settingsStatement() {
        var text = new StringBuilder("SET log_comment = " + literal(queryId));
        settings.entrySet().stream()
                .filter(setting -> setting.getKey().equals("additional_table_filters"))
                .forEach(setting -> append(text, setting));
        settings.entrySet().stream()
                .filter(setting -> !setting.getKey().equals("additional_table_filters")
                        && !setting.getKey().equals("readonly"))
                .forEach(setting -> append(text, setting));
        settings.entrySet().stream()
                .filter(setting -> setting.getKey().equals("readonly"))
                .forEach(setting -> append(text, setting));
        return text.toString();
    }

    static StatementRequest of(HttpFields headers, @Nullable String rawQuery, InputStream body) throws IOException {
        Map<String, String> query = decoded(rawQuery);
        var parameters = new LinkedHashMap<String, String>();
        var settings = new LinkedHashMap<String, String>();
        query.forEach((name, value) -> {
            if (name.startsWith("param_")) {
                parameters.put(name.substring("param_".length()), value);
            } else if (!NO_SETTINGS.contains(name)) {
                settings.put(name, value);
            }
        });
        InputStream plain = isOne(query.get("decompress")) ? new RequestBlocks(body) : body;
        Text text = text(query.get("query"), plain).withNulls(nulls(parameters));
        parameters.values().removeIf(NULL::equals);
        parameters.replaceAll((name, value) -> ParameterEscapes.undo(value));
        return new StatementRequest(
                text.sql(),
                text.insert(),
                first(query.get("query_id"), headers.get("X-ClickHouse-Query-Id"))
                        .orElseGet(() -> UUID.randomUUID().toString()),
                first(query.get("database"), headers.get("X-ClickHouse-Database"))
                        .orElse("default"),
                first(query.get("default_format"), headers.get("X-ClickHouse-Format"))
                        .orElse("TabSeparated"),
                first(query.get("session_id"), null),
                Integer.parseInt(query.getOrDefault("session_timeout", "60")),
                isOne(query.get("compress")),
                isOne(query.get("wait_end_of_query")),
                parameters,
                settings);
    }

    private record Text(String sql, Optional<InsertData> insert) {
        /// The engine's library has no way to bind NULL, so that it is written where the parameter stands.
        Text withNulls(Set<String> names) {
            String changed = sql;
            for (String name : names) {
                changed = changed.replaceAll(
                        "\\{\\s*" + Pattern.quote(name) + "\\s*:\\s*([^{}]+?)\\s*}", "CAST(NULL AS $1)");
            }
            return new Text(changed, insert);
        }
    }

    private static Set<String> nulls(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().equals(NULL))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Text text(@Nullable String query, InputStream body) throws IOException {
        if (query == null) {
            return textOfBody(body);
        }
        Matcher insert = INSERT_ALONE.matcher(query);
        if (insert.matches()) {
            return new Text(query, Optional.of(new InsertData(insert.group(1), insert.group(2), body)));
        }
        String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return new Text(rest.isEmpty() ? query : query + "\n" + rest, Optional.empty());
    }

    private static Text textOfBody(InputStream body) throws IOException {
        byte[] beginning = body.readNBytes(8192);
        Matcher insert = INSERT_HEAD.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        if (insert.find()) {
            String head = new String(insert.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            var data = new SequenceInputStream(
                    new java.io.ByteArrayInputStream(beginning, insert.end(), beginning.length - insert.end()), body);
            return new Text(head, Optional.of(new InsertData(head, insert.group(2), data)));
        }
        var whole = new ByteArrayOutputStream();
        whole.write(beginning);
        body.transferTo(whole);
        return new Text(whole.toString(StandardCharsets.UTF_8), Optional.empty());
    }

    private static Map<String, String> decoded(@Nullable String rawQuery) {
        var decoded = new LinkedHashMap<String, String>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                decoded.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return decoded;
    }

    private static Optional<String> first(@Nullable String preferred, @Nullable String other) {
        String found = preferred != null && !preferred.isEmpty() ? preferred : other;
        return found == null || found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static boolean isOne(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static void append(StringBuilder text, Map.Entry<String, String> setting) {
        text.append(", ").append(identifier(setting.getKey())).append(" = ").append(literal(setting.getValue()));
    }

    static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String identifier(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }
}
