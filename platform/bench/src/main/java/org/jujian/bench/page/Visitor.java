package org.jujian.bench.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who is logged in. Bytes are those of bodies as they come over the wire, compressed where the server does
/// so.
final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern FILE = Pattern.compile("<(?:script|link|img)\\b[^>]*?\\b(?:src|href)=\"(/[^\"]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final URI platform;
    private final HttpClient client;

    private Visitor(URI platform) {
        this.platform = platform;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static Visitor login(URI platform, String username, String password) {
        var visitor = new Visitor(platform);
        Matcher token =
                TOKEN.matcher(new String(visitor.get("/login", "identity").body(), StandardCharsets.UTF_8));
        if (!token.find()) {
            throw new IllegalStateException("login: expected a form with _csrf at " + platform);
        }
        String form = "username=%s&password=%s&_csrf=%s".formatted(username, password, encoded(token.group(1)));
        HttpResponse<byte[]> answer = visitor.send(HttpRequest.newBuilder(platform.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        String next = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || next.contains("/login")) {
            throw new IllegalStateException(
                    "login of " + username + ": expected to be let in, found " + answer.statusCode() + " " + next);
        }
        return visitor;
    }

    /// Reads a page to its end; anything but 200 is an error.
    void read(String page) {
        HttpResponse<byte[]> answer = get(page, "gzip");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + ": expected 200, found " + answer.statusCode());
        }
    }

    /// @param page  of the page itself
    /// @param files of the files that it names
    record FirstVisit(long page, long files, int requests) {}

    /// What a browser with nothing kept loads.
    FirstVisit firstVisit(String page) {
        String html = new String(get(page, "identity").body(), StandardCharsets.UTF_8);
        Set<String> files = new LinkedHashSet<>();
        Matcher file = FILE.matcher(html);
        while (file.find()) {
            files.add(file.group(1));
        }
        long bytes = 0;
        for (String name : files) {
            bytes += get(name.replace("&amp;", "&"), "gzip").body().length;
        }
        return new FirstVisit(get(page, "gzip").body().length, bytes, files.size() + 1);
    }

    private HttpResponse<byte[]> get(String path, String encoding) {
        return send(HttpRequest.newBuilder(platform.resolve(path)).header("Accept-Encoding", encoding));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
