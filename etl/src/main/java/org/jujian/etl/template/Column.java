package org.jujian.etl.template;

import java.util.List;

/// A column of a template.
///
/// @param name     the canonical heading
/// @param synonyms other headings under which it is found (data-formats.md §4)
public record Column(String name, ColumnKind kind, Need need, List<String> synonyms) {
    public enum Need {
        /// the file must have the column, and each row a value in it
        REQUIRED,
        /// may be left out of the file or empty; rules of a row may still ask for it
        OPTIONAL
    }

    public Column {
        synonyms = List.copyOf(synonyms);
    }

    static Column required(String name, ColumnKind kind, String... synonyms) {
        return new Column(name, kind, Need.REQUIRED, List.of(synonyms));
    }

    static Column optional(String name, ColumnKind kind, String... synonyms) {
        return new Column(name, kind, Need.OPTIONAL, List.of(synonyms));
    }

    static Column unitCode() {
        return required("社区代码", ColumnKind.KEY, "区划代码", "村居代码", "行政区划代码", "统计用区划代码", "单位代码");
    }

    public boolean isRequired() {
        return need == Need.REQUIRED;
    }
}
