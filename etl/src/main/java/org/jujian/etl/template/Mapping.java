package org.jujian.etl.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jujian.base.problem.Problem;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.sheet.PersonalData;

/// What somebody said about the headings of a file: which column of the template each of them is. It comes before names
/// and synonyms; headings that it does not name are matched as ever.
///
/// @param columns canonical names by heading, both in the order in which they were said; `""` = the column is not used.
///                Headings are compared like those of a template: width, case and blanks aside
public record Mapping(Map<String, String> columns) {
    /// Nothing was said.
    public static final Mapping NONE = new Mapping(Map.of());

    private static final int MOST_HEADINGS = 200;
    private static final int LONGEST_HEADING = 200;

    public Mapping {
        var kept = new LinkedHashMap<String, String>();
        columns.forEach((heading, column) -> kept.put(CellText.heading(heading), column));
        columns = Collections.unmodifiableMap(kept);
    }

    /// What a sender said, checked: `BAD_MAPPING` (400) names a column that the template does not have. A heading with
    /// personal data is refused without being repeated.
    ///
    /// @param said canonical names by heading; null or `""` = not used
    public static Mapping of(Template template, Map<String, ? extends @Nullable String> said) {
        if (said.size() > MOST_HEADINGS) {
            throw bad("发现 " + said.size() + " 列，应为不超过 " + MOST_HEADINGS + " 列");
        }
        var columns = new LinkedHashMap<String, String>();
        said.forEach((heading, column) -> {
            if (PersonalData.find(heading).isPresent()) {
                throw bad("文件中的列名里有证件号、手机号或银行卡号，应为不含个人号码的列名");
            }
            if (CellText.heading(heading).isEmpty() || heading.length() > LONGEST_HEADING) {
                throw bad("文件中的列名应为 1 至 " + LONGEST_HEADING + " 个字");
            }
            String name = Objects.requireNonNullElse(column, "");
            if (!name.isEmpty()
                    && template.columns().stream().noneMatch(c -> c.name().equals(name))) {
                throw bad("“" + heading + "”对应的列：应为“" + template.title() + "”模板里的列名，或不使用");
            }
            columns.put(heading, name);
        });
        return new Mapping(columns);
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /// The column that `heading` was said to be, `""` for none; empty when nothing was said about it.
    Optional<String> of(String heading) {
        return columns.isEmpty() ? Optional.empty() : Optional.ofNullable(columns.get(CellText.heading(heading)));
    }

    private static Problem bad(String finding) {
        return new Problem("BAD_MAPPING", 400, "列的对应：" + finding + "。怎么办：重新核对列后再传。");
    }
}
