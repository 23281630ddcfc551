package org.jujian.server.web.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jujian.server.web.view.Freshness;

/// A figure, the duties that it counts, and the rows and files behind them, ready to print.
public record EvidencePage(
        String heading,
        String unitName,
        String backHref,
        String backLabel,
        String periodTitle,
        String measure,
        String code,
        String family,
        Freshness freshness,
        List<Link> chain,
        List<Filter> filters,
        boolean street,
        List<Line> lines,
        int shown) {
    public EvidencePage {
        chain = List.copyOf(chain);
        filters = List.copyOf(filters);
        lines = List.copyOf(lines);
    }

    /// One step from the figure to the file.
    public record Link(String name, String value, String note) {}

    public record Filter(String key, String label, boolean chosen) {}

    public record Line(
            String filter,
            String style,
            String community,
            String item,
            String name,
            String matter,
            String due,
            String dueKey,
            String published,
            String publishedKey,
            String statusStyle,
            String statusIcon,
            String status,
            String weight,
            String score,
            String source,
            @Nullable String sourceHref) {}
}
