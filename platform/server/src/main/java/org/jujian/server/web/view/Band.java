package org.jujian.server.web.view;

import java.util.Optional;

/// The four bands of a total score (metrics.md §3), best first; `bars` of four bars are filled in the sign.
public enum Band {
    EXCELLENT("优秀", "band-a", 4),
    GOOD("良好", "band-b", 3),
    FAIR("达标", "band-c", 2),
    POOR("不达标", "band-d", 1);

    private final String label;
    private final String style;
    private final int bars;

    Band(String label, String style, int bars) {
        this.label = label;
        this.style = style;
        this.bars = bars;
    }

    public static Optional<Band> named(String label) {
        for (Band band : values()) {
            if (band.label.equals(label)) {
                return Optional.of(band);
            }
        }
        return Optional.empty();
    }

    public String label() {
        return label;
    }

    public String style() {
        return style;
    }

    public int bars() {
        return bars;
    }
}
