package org.jujian.server.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jujian.base.problem.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// A refusal as `application/problem+json` (RFC 9457) with a stable `code`. It does not repeat the address asked for,
/// so
/// that foreign and nonexistent answer with the same bytes.
public record ProblemBody(String type, String title, int status, String code, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.shared();

    public static ProblemBody of(Problem problem) {
        return new ProblemBody(
                "about:blank",
                HttpStatus.valueOf(problem.status()).getReasonPhrase(),
                problem.status(),
                problem.code(),
                problem.getMessage());
    }

    /// Answers where no controller does: in the filters before them.
    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JSON.writeValueAsString(of(problem)));
    }
}
