package org.jujian.etl.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A template whose rows are stored as they are read: each column of the file is one of the fact's table. Beside its
/// tables in `columnstore/3_002_forms.sql` this is all that there is to say about such a template.
///
/// @param fact        the name of the table; `<fact>_version` keeps every version
/// @param fields      in the order of the template, 社区代码 first
/// @param period      the heading of the period by which changed figures are found, or of the day whose month it is
/// @param consistency what cannot be otherwise in one row; a contradiction is `BAD_VALUE` (sums of money are not among
///                    them: finance.md §4 tests those and rejects nothing)
public record Form(String fact, List<Field> fields, String period, List<Consistency> consistency) {
    public Form {
        fields = List.copyOf(fields);
        consistency = List.copyOf(consistency);
    }

    /// How a cell becomes a value.
    public sealed interface Reading permits Plain, Answer {}

    public enum Plain implements Reading {
        /// 社区代码
        UNIT,
        /// 公开事项代码
        ITEM,
        /// 事件编号 of T-01E
        EVENT,
        /// a code or name, after NFKC; stored `""` when empty
        KEY,
        /// stored `""` when empty
        TEXT,
        /// the first day of a month
        MONTH,
        /// a month, quarter or year
        SPAN,
        /// as 期间 of T-01; stored `""` when an event is named
        PERIOD,
        /// 元
        AMOUNT,
        COUNT,
        /// a number with up to four decimals
        MEASURE,
        /// a number with up to four decimals; 1 when empty
        MULTIPLIER,
        /// 0 to 100
        PERCENT,
        /// may lie ahead: planned and agreed days
        DAY,
        /// has happened
        PAST_DAY,
        /// 是, 否 or `""`
        YES_NO
    }

    /// One of a closed list.
    ///
    /// @param spellings answer by spelling, the answers themselves included
    /// @param answers   in the order in which they are named to people
    public record Answer(List<String> answers, Map<String, String> spellings) implements Reading {
        public Answer {
            answers = List.copyOf(answers);
            spellings = Map.copyOf(spellings);
        }

        /// 举手或票决
        public String expected() {
            return answers.size() == 1
                    ? answers.getFirst()
                    : String.join("、", answers.subList(0, answers.size() - 1)) + "或" + answers.getLast();
        }
    }

    public enum Role {
        /// a part of the natural key
        KEY,
        VALUE
    }

    /// @param stored the column of the table
    public record Field(Column column, String stored, Reading reading, Role role) {
        public String heading() {
            return column.name();
        }
    }

    public sealed interface Consistency permits SumAtMost, NotBefore, Together {}

    /// The parts add up to no more than the whole; what is empty counts 0, an empty whole is not compared.
    public record SumAtMost(List<String> parts, String whole) implements Consistency {
        public SumAtMost {
            parts = List.copyOf(parts);
        }
    }

    /// `later` is no day before `earlier`, where both are given.
    public record NotBefore(String later, String earlier) implements Consistency {}

    /// Where `column` says `answer`, `other` may only be one of `answers` or still empty.
    public record Together(String column, String answer, String other, List<String> answers) implements Consistency {
        public Together {
            answers = List.copyOf(answers);
        }
    }

    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /// The fields of the natural key behind 社区代码.
    public List<Field> key() {
        return fields.stream()
                .filter(f -> f.role() == Role.KEY && f.reading() != Plain.UNIT)
                .toList();
    }

    public List<Field> values() {
        return fields.stream().filter(f -> f.role() == Role.VALUE).toList();
    }

    public Optional<Field> find(Plain reading) {
        return fields.stream().filter(f -> f.reading() == reading).findFirst();
    }
}
