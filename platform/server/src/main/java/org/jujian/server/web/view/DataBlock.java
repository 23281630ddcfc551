package org.jujian.server.web.view;

import tools.jackson.databind.json.JsonMapper;

/// The text of a `<script type="application/json">` block: JSON in which nothing can end the element.
public final class DataBlock {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DataBlock() {}

    public static String of(Object data) {
        return MAPPER.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
