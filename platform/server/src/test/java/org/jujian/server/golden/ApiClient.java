package org.jujian.server.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The interface of contract.md as a program outside sees it: plain HTTP, a token, JSON.
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> ENDED = Set.of("DONE", "FAILED");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String token;

    ApiClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /// Somebody without a login.
    static ApiClient anonymous(URI base) {
        return new ApiClient(base, "");
    }

    static ApiClient login(URI base, String username) {
        var anonymous = anonymous(base);
        String body = JSON.writeValueAsString(Map.of("username", username, "password", "jujian-demo"));
        var answer = anonymous.send(anonymous
                .request("/api/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("login as " + username + ": " + answer.statusCode() + " " + answer.body());
        }
        return new ApiClient(base, JSON.readTree(answer.body()).get("token").asString());
    }

    String token() {
        return token;
    }

    /// Sends the file and waits until it is done or failed; the last answer of `GET /submissions/{id}`.
    JsonNode submitAndAwait(String template, String mode, String fileName, byte[] bytes) {
        return await("/api/v1/submissions/", submit(template, mode, fileName, bytes), Duration.ofMinutes(2));
    }

    /// Waits for the submission of this acknowledgement.
    JsonNode awaitSubmission(HttpResponse<String> acknowledgement) {
        if (acknowledgement.statusCode() != 202) {
            throw new IllegalStateException(acknowledgement.statusCode() + " " + acknowledgement.body());
        }
        return await(
                "/api/v1/submissions/",
                JSON.readTree(acknowledgement.body()).get("id").asString(),
                Duration.ofMinutes(2));
    }

    /// The id of the submission that was acknowledged.
    String submit(String template, String mode, String fileName, byte[] bytes) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("template", template);
        fields.put("mode", mode);
        var answer = submitRaw(fields, fileName, bytes);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(fileName + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).get("id").asString();
    }

    HttpResponse<String> submitRaw(Map<String, String> fields, String fileName, byte[] bytes) {
        return postFile("/api/v1/submissions", fields, fileName, bytes);
    }

    /// With an idempotency key.
    HttpResponse<String> submitKeyed(String key, Map<String, String> fields, String fileName, byte[] bytes) {
        return postFile("/api/v1/submissions", Map.of("Idempotency-Key", key), fields, fileName, bytes);
    }

    HttpResponse<String> postFile(String path, Map<String, String> fields, String fileName, byte[] bytes) {
        return postFile(path, Map.of(), fields, fileName, bytes);
    }

    private HttpResponse<String> postFile(
            String path, Map<String, String> headers, Map<String, String> fields, String fileName, byte[] bytes) {
        String boundary = "jujian" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value))
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(boundary, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        headers.forEach(request::header);
        return send(request.build());
    }

    HttpResponse<String> postLines(String path, String lines) {
        return send(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build());
    }

    HttpResponse<String> postJson(String path, Map<String, String> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /// Asks for the figures of the months and waits for the run.
    JsonNode runMetrics(String from, String to) {
        String body = JSON.writeValueAsString(Map.of("kind", "metrics", "from", from, "to", to));
        var answer = send(request("/api/v1/runs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("run: " + answer.statusCode() + " " + answer.body());
        }
        return await("/api/v1/runs/", JSON.readTree(answer.body()).get("id").asString(), Duration.ofMinutes(2));
    }

    JsonNode requestReport(String kind, String unit, String period) {
        String body = JSON.writeValueAsString(Map.of("kind", kind, "unit", unit, "period", period, "format", "pdf"));
        var answer = send(request("/api/v1/reports")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("report: " + answer.statusCode() + " " + answer.body());
        }
        return await("/api/v1/reports/", JSON.readTree(answer.body()).get("id").asString(), Duration.ofMinutes(2));
    }

    byte[] bytes(String path) {
        try {
            var answer = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode get(String path) {
        var answer = getRaw(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> getRaw(String path) {
        return send(request(path).GET().build());
    }

    JsonNode await(String path, String id, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        JsonNode last = get(path + id);
        while (!ENDED.contains(last.get("state").asString())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(path + id + " still " + last);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            last = get(path + id);
        }
        return last;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
