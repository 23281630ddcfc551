package org.jujian.server.submission;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a caller says about the headings of a file: a JSON object of canonical columns by heading, null for a column
/// that is not used.
public final class SaidHeadings {
    private static final TypeReference<TreeMap<String, @Nullable String>> OBJECT = new TypeReference<>() {};

    private SaidHeadings() {}

    /// For this file alone; `json` empty = as was said before. `BAD_MAPPING` (400).
    public static NewSubmission.Headings forOneFile(Template template, String json) {
        return json.isBlank()
                ? new NewSubmission.Headings.AsBefore()
                : new NewSubmission.Headings.Said(Mapping.of(template, read(json)));
    }

    /// For the files to come as well.
    public static NewSubmission.Headings forGood(Template template, String json) {
        return json.isBlank()
                ? new NewSubmission.Headings.AsBefore()
                : new NewSubmission.Headings.SaidForGood(Mapping.of(template, read(json)));
    }

    private static Map<String, @Nullable String> read(String json) {
        try {
            return JsonMapper.shared().readValue(json, OBJECT);
        } catch (JacksonException e) {
            // the cause may repeat what was sent
            throw new Problem("BAD_MAPPING", 400, "mapping：应为 JSON 对象，如 {\"月份\": \"会计期间\", \"备考\": null}。");
        }
    }
}
