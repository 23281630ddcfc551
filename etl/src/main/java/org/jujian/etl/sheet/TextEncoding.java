package org.jujian.etl.sheet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The encodings in which WPS and Excel write text (data-formats.md §1). GBK is read as GB18030, its superset.
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8, 0),
    UTF_8_MARKED(StandardCharsets.UTF_8, 3),
    UTF_16LE(StandardCharsets.UTF_16LE, 0),
    UTF_16LE_MARKED(StandardCharsets.UTF_16LE, 2),
    UTF_16BE(StandardCharsets.UTF_16BE, 0),
    UTF_16BE_MARKED(StandardCharsets.UTF_16BE, 2),
    GB18030(Charset.forName("GB18030"), 0);

    private final Charset charset;
    private final int markLength;

    TextEncoding(Charset charset, int markLength) {
        this.charset = charset;
        this.markLength = markLength;
    }

    public Charset charset() {
        return charset;
    }

    /// As people know it: UTF-8, UTF-16, GB18030.
    String label() {
        return switch (this) {
            case UTF_8, UTF_8_MARKED -> "UTF-8";
            case UTF_16LE, UTF_16LE_MARKED, UTF_16BE, UTF_16BE_MARKED -> "UTF-16";
            case GB18030 -> "GB18030";
        };
    }

    /// How many bytes of byte order mark stand before the text.
    int markLength() {
        return markLength;
    }
}
