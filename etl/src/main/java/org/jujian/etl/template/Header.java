package org.jujian.etl.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.sheet.Line;

/// The rows of a file that name its columns, matched with a template (data-formats.md §2, §4).
///
/// @param lastRow    the number of the last row of the header; the data begin behind it
/// @param headings   as written, by place; of a header of several rows the parts joined by `/`
/// @param found      the columns of the template and their places
/// @param duplicates headings that stand twice
/// @param units      units in brackets behind headings, by canonical name
/// @param mapping    what was said about the headings, which comes before names and synonyms
/// @param wide       where each month has columns of its own; null where the file has a column for the period
record Header(
        int firstRow,
        int lastRow,
        List<String> headings,
        Map<Column, Integer> found,
        List<String> duplicates,
        Map<String, AmountUnit> units,
        Mapping mapping,
        @Nullable WideMonths wide) {
    /// The header begins within the first rows.
    static final int FIRST_ROWS = 15;

    private static final int TALLEST = 4;
    private static final int FEWEST_KNOWN = 2;
    private static final int FEWEST_HEADINGS = 3;
    /// Headings further right are not read: a file with so many columns is refused.
    private static final int WIDEST = 256;
    /// No heading is longer; a text that is gets no second look.
    private static final int LONGEST_HEADING = 200;
    private static final Pattern BRACKET = Pattern.compile("(.+)\\((.*)\\)");

    /// What rows of a file say as a header, before any template is held against it.
    ///
    /// @param headings as written, by place
    /// @param whole    the places of each spelling of a heading with all of its parts
    /// @param last     of its lowest part alone
    private record Spelled(List<String> headings, Map<String, List<Integer>> whole, Map<String, List<Integer>> last) {}

    /// The first lines of a table, merged cells filled, in which every template looks for its header.
    static final class Rows {
        private final List<Line> lines;
        private final MergedCells merged;
        private final Map<List<Integer>, Spelled> spelled = new HashMap<>();

        Rows(List<Line> lines, MergedCells merged) {
            this.lines = lines;
            this.merged = merged;
        }

        private Spelled spelled(int from, int height) {
            return spelled.computeIfAbsent(
                    List.of(from, height), at -> Header.spelled(lines.subList(from, from + height), merged));
        }
    }

    /// The first row (or the first rows, of a merged header) of which 60 % of the headings are known; else the first
    /// that has all required columns. A header goes through no merged cell and does not begin with a title, that is a
    /// row with one text only. Empty when there is none.
    ///
    static Optional<Header> find(Template template, Rows rows, Mapping mapping) {
        List<Line> lines = rows.lines;
        MergedCells merged = rows.merged;
        Optional<Header> single = Optional.empty();
        for (int i = 0; i < lines.size() && single.isEmpty(); i++) {
            if (!merged.cutBy(i, 1)) {
                single = Optional.of(match(template, rows, i, 1, mapping)).filter(Header::mostlyKnown);
            }
        }
        if (single.isPresent() && single.get().missing(template).isEmpty()) {
            return single;
        }
        for (int i = 0; i < lines.size(); i++) {
            for (int height = 1; height <= TALLEST && i + height <= lines.size(); height++) {
                if (merged.cutBy(i, height) || height > 1 && isTitle(lines.get(i))) {
                    continue;
                }
                Header header = match(template, rows, i, height, mapping);
                if (header.missing(template).isEmpty()) {
                    return Optional.of(header);
                }
            }
        }
        return single;
    }

    /// Where nothing was found: the row of which most headings are known, else the first row that could be a header.
    /// What
    /// somebody may be asked about, never what is read.
    static Optional<Header> likely(Template template, Rows rows, Mapping mapping) {
        var found = new ArrayList<Header>();
        for (int i = 0; i < rows.lines.size(); i++) {
            Header row = match(template, rows, i, 1, mapping);
            if (row.filled() >= FEWEST_HEADINGS) {
                found.add(row);
            }
        }
        return found.stream()
                .max(Comparator.comparingInt((Header h) -> h.found().size()).thenComparing(h -> -h.firstRow()));
    }

    boolean mostlyKnown() {
        long known = found.size() + (wide == null ? 0L : wide.byPlace().size());
        return found.size() >= FEWEST_KNOWN && known * 10L >= filled() * 6;
    }

    private long filled() {
        return headings.stream().filter(h -> !h.isEmpty()).count();
    }

    /// Whether the months of one column name different units.
    boolean mixesUnits() {
        return wide != null
                && wide.columns().stream()
                        .anyMatch(column -> wide.months().stream()
                                        .map(month -> month.places().get(column))
                                        .filter(Objects::nonNull)
                                        .map(place -> Optional.ofNullable(bracketUnit(headings.get(place))))
                                        .distinct()
                                        .count()
                                > 1);
    }

    /// What the template requires and the header does not have.
    List<String> missing(Template template) {
        var names = new HashSet<String>();
        found.keySet().forEach(c -> names.add(c.name()));
        if (wide != null) {
            names.add(wide.period().name());
            wide.columns().forEach(c -> names.add(c.name()));
        }
        var missing = new ArrayList<String>();
        for (Column column : template.columns()) {
            if (column.isRequired() && !names.contains(column.name())) {
                missing.add(column.name());
            }
        }
        for (Choice choice : template.choices()) {
            if (!choice.satisfiedBy(names)) {
                missing.add(choice.label());
            }
        }
        return missing;
    }

    /// What each filled heading is taken for, and why.
    List<Layout.Heading> described() {
        var described = new ArrayList<Layout.Heading>();
        for (int place = 0; place < headings.size(); place++) {
            String heading = headings.get(place);
            if (!heading.isEmpty()) {
                Column column = columnAt(place);
                described.add(new Layout.Heading(place, heading, column, matchOf(heading, column)));
            }
        }
        return described;
    }

    /// Whether the column at `place` was found by the mapping alone.
    boolean isMappedOnly(int place) {
        Column column = columnAt(place);
        return column != null && matchOf(headings.get(place), column) == Layout.Match.MAPPED;
    }

    private Layout.Match matchOf(String heading, @Nullable Column column) {
        Optional<String> said = mapping.of(heading);
        if (column == null) {
            return said.filter(String::isEmpty).isPresent() ? Layout.Match.UNUSED : Layout.Match.UNKNOWN;
        }
        String key = CellText.heading(heading);
        Matcher bracket = bracket(key);
        String bare = bracket.matches() ? bracket.group(1) : key;
        String name = CellText.heading(column.name());
        if (name.equals(key) || name.equals(bare)) {
            return Layout.Match.NAME;
        }
        boolean known = column.synonyms().stream()
                .map(CellText::heading)
                .anyMatch(synonym -> synonym.equals(key) || synonym.equals(bare));
        return said.isEmpty() || known ? Layout.Match.SYNONYM : Layout.Match.MAPPED;
    }

    private @Nullable Column columnAt(int place) {
        Column ofMonth = wide == null ? null : wide.byPlace().get(place);
        return ofMonth != null
                ? ofMonth
                : found.entrySet().stream()
                        .filter(e -> e.getValue() == place)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    /// The places and headings that are no column of the template, but for those that were said not to be used.
    Map<Integer, String> unknown() {
        var unknown = new TreeMap<Integer, String>();
        for (int i = 0; i < headings.size(); i++) {
            boolean unused = mapping.of(headings.get(i)).filter(String::isEmpty).isPresent();
            boolean ofMonths = wide != null
                    && (wide.byPlace().containsKey(i) || Integer.valueOf(i).equals(wide.yearAt()));
            if (!headings.get(i).isEmpty() && !found.containsValue(i) && !unused && !ofMonths) {
                unknown.put(i, headings.get(i));
            }
        }
        return unknown;
    }

    private static boolean isTitle(Line line) {
        return line.cells().stream()
                        .map(CellText::clean)
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .limit(2)
                        .count()
                < 2;
    }

    private static Header match(Template template, Rows rows, int from, int height, Mapping mapping) {
        Spelled spelled = rows.spelled(from, height);
        List<String> headings = spelled.headings();
        List<String> asked = mapping.isEmpty() ? List.of() : headings;
        var found = new LinkedHashMap<Column, Integer>();
        var duplicates = new ArrayList<String>();
        Set<Integer> taken = new HashSet<>();
        WideMonths wide = WideMonths.find(template, headings, above(rows.lines, from), mapping)
                .orElse(null);
        Set<Integer> ofMonths = wide == null ? Set.of() : wide.byPlace().keySet();
        if (wide != null) {
            taken.addAll(ofMonths);
            duplicates.addAll(wide.repeated());
        }
        for (int place = 0; place < asked.size(); place++) {
            if (mapping.of(asked.get(place)).isPresent()) {
                taken.add(place);
            }
        }
        for (Column column : template.columns()) {
            List<Integer> said = saidToBe(column, asked, mapping);
            said.removeAll(ofMonths);
            take(column, said, headings, found, duplicates);
        }
        // 收入 under 本年累计 is no 收入 of the month: what stands above a heading counts before the heading alone
        for (Map<String, List<Integer>> ways : List.of(spelled.whole(), spelled.last())) {
            for (Column column : template.columns()) {
                if (!found.containsKey(column)) {
                    List<Integer> places = placesOf(column.name(), ways);
                    places.removeAll(taken);
                    take(column, places, headings, found, duplicates);
                    taken.addAll(places);
                }
            }
            for (Column column : template.columns()) {
                if (!found.containsKey(column)) {
                    column.synonyms().stream()
                            .flatMap(synonym -> placesOf(synonym, ways).stream())
                            .filter(place -> !taken.contains(place))
                            .findFirst()
                            .ifPresent(place -> {
                                found.put(column, place);
                                taken.add(place);
                            });
                }
            }
        }
        keepOneWayOfAmounts(found);
        if (wide != null) {
            // what each month says for itself, no column says for all of them
            found.keySet().removeAll(wide.columns());
        }
        return new Header(
                rows.lines.get(from).number(),
                rows.lines.get(from + height - 1).number(),
                headings,
                Collections.unmodifiableMap(found),
                List.copyOf(duplicates),
                units(found, wide, headings),
                mapping,
                wide);
    }

    private static List<String> above(List<Line> lines, int header) {
        return lines.subList(0, header).stream()
                .map(line -> String.join("", line.cells()))
                .toList();
    }

    private static Spelled spelled(List<Line> rows, MergedCells merged) {
        var headings = new ArrayList<String>();
        var whole = new HashMap<String, List<Integer>>();
        var last = new HashMap<String, List<Integer>>();
        for (List<String> parts : parts(rows, merged)) {
            int place = headings.size();
            headings.add(String.join("/", parts));
            note(wholeWays(parts), place, whole);
            note(lastWays(parts), place, last);
        }
        return new Spelled(List.copyOf(headings), whole, last);
    }

    private static void note(List<String> ways, int place, Map<String, List<Integer>> places) {
        for (String way : Set.copyOf(ways)) {
            places.computeIfAbsent(way, w -> new ArrayList<>()).add(place);
        }
    }

    private static void take(
            Column column,
            List<Integer> places,
            List<String> headings,
            Map<Column, Integer> found,
            List<String> duplicates) {
        if (!places.isEmpty()) {
            found.put(column, places.getFirst());
        }
        if (places.size() > 1) {
            duplicates.add(headings.get(places.getFirst()));
        }
    }

    private static List<Integer> saidToBe(Column column, List<String> headings, Mapping mapping) {
        var places = new ArrayList<Integer>();
        for (int place = 0; place < headings.size(); place++) {
            if (mapping.of(headings.get(place)).filter(column.name()::equals).isPresent()) {
                places.add(place);
            }
        }
        return places;
    }

    /// Where T-02 has 收支类型 and 金额, columns 收入 and 支出 beside them say nothing of their own.
    private static void keepOneWayOfAmounts(Map<Column, Integer> found) {
        Set<String> names = new HashSet<>();
        found.keySet().forEach(c -> names.add(c.name()));
        if (names.contains("收支类型") && names.contains("金额")) {
            found.keySet().removeIf(c -> c.name().equals("收入金额") || c.name().equals("支出金额"));
        }
    }

    private static List<Integer> placesOf(String heading, Map<String, List<Integer>> ways) {
        return new ArrayList<>(ways.getOrDefault(CellText.heading(heading), List.of()));
    }

    /// The parts of each heading from top to bottom. Where the table does not tell its merged cells, as a text, a blank
    /// cell in an upper row belongs to the cell left of it.
    private static List<List<String>> parts(List<Line> rows, MergedCells merged) {
        boolean told = merged.touch(rows.getFirst().number(), rows.getLast().number());
        int width = Math.min(
                WIDEST, rows.stream().mapToInt(r -> r.cells().size()).max().orElse(0));
        String[] leftOf = new String[rows.size()];
        Arrays.fill(leftOf, "");
        var parts = new ArrayList<List<String>>();
        for (int place = 0; place < width; place++) {
            var heading = new ArrayList<String>();
            for (int r = 0; r < rows.size(); r++) {
                String part = cell(rows.get(r), place);
                if (!part.isEmpty()) {
                    leftOf[r] = part;
                } else if (!told && r < rows.size() - 1) {
                    part = leftOf[r];
                }
                if (!part.isEmpty() && !heading.contains(part)) {
                    heading.add(part);
                }
            }
            boolean empty = rows.getLast().cells().size() <= place || allEmpty(rows, place);
            parts.add(empty && allEmpty(rows, place) ? List.of() : heading);
        }
        return parts;
    }

    private static boolean allEmpty(List<Line> rows, int place) {
        return rows.stream().allMatch(r -> cell(r, place).isEmpty());
    }

    private static String cell(Line row, int place) {
        return place < row.cells().size() ? CellText.clean(row.cells().get(place)) : "";
    }

    /// The spellings under which a heading is looked for: 收入 over 本月 also means 收入/本月 and 本月收入, 本年累计 over 收入
    /// also 本年累计收入; what stands in brackets at the end may be a unit or a remark.
    private static List<String> wholeWays(List<String> parts) {
        var ways = new ArrayList<String>();
        if (parts.isEmpty()) {
            return ways;
        }
        addWay(ways, String.join("/", parts));
        if (parts.size() > 1) {
            addWay(ways, String.join("", parts.reversed()));
            addWay(ways, String.join("", parts));
        }
        return ways;
    }

    /// The lowest part alone, of a heading that has parts.
    private static List<String> lastWays(List<String> parts) {
        var ways = new ArrayList<String>();
        if (parts.size() > 1) {
            addWay(ways, parts.getLast());
        }
        return ways;
    }

    private static void addWay(List<String> ways, String written) {
        String heading = CellText.heading(written);
        ways.add(heading);
        Matcher bracket = bracket(heading);
        if (bracket.matches()) {
            ways.add(bracket.group(1));
        }
    }

    private static Map<String, AmountUnit> units(
            Map<Column, Integer> found, @Nullable WideMonths wide, List<String> headings) {
        var units = new LinkedHashMap<String, AmountUnit>();
        Map<Integer, Column> places = wide == null ? new TreeMap<>() : new TreeMap<>(wide.byPlace());
        found.forEach((column, place) -> places.put(place, column));
        places.forEach((place, column) -> {
            AmountUnit unit = column.kind() == ColumnKind.AMOUNT ? bracketUnit(headings.get(place)) : null;
            if (unit != null) {
                units.put(column.name(), unit);
            }
        });
        return units;
    }

    private static Matcher bracket(String heading) {
        return BRACKET.matcher(heading.length() > LONGEST_HEADING ? "" : heading);
    }

    private static @Nullable AmountUnit bracketUnit(String heading) {
        Matcher bracket = bracket(CellText.heading(heading));
        return bracket.matches() && !bracket.group(2).isEmpty()
                ? AmountUnit.ofLabel(bracket.group(2)).orElse(null)
                : null;
    }
}
