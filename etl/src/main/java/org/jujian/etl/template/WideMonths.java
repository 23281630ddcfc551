package org.jujian.etl.template;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.CellText;

/// A header with columns for each month (data-formats.md §2): 1月 2月 …, or 1月/收入 1月/支出 2月/收入 …, in place of one
/// column 会计期间. Each line of such a table is one row for each month in which it has a value.
///
/// @param period   the column that the months stand for
/// @param months   in the order of time, at least one
/// @param yearAt   the place of a column 年度 or 年份, for months that name no year
/// @param repeated headings of which a month has two
record WideMonths(
        Column period, List<Part> months, @Nullable Integer yearAt, List<String> repeated) {
    /// No heading of a month is longer.
    private static final int LONGEST = 60;

    private static final String YEAR = "(?:(\\d{4})(?:年度?/?|[-/.]))?";
    private static final String MONTH = "(1[0-2]|0?[1-9])月(?:份)?";
    private static final Pattern BEFORE = Pattern.compile(YEAR + MONTH + "/?(.*)");
    private static final Pattern BEHIND = Pattern.compile("(.+?)[/(]?" + YEAR + MONTH + "\\)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})[-/.]?(0[1-9]|1[0-2])(?:/(.*))?");
    private static final Pattern BRACKET = Pattern.compile("(.*)\\(([^()]*)\\)");
    private static final Pattern YEAR_ABOVE = Pattern.compile("((?:19|20)\\d{2})年");
    private static final Set<String> YEAR_HEADINGS = Set.of("年度", "年份", "会计年度", "年");
    private static final String NUMERALS = "一二三四五六七八九";

    WideMonths {
        months = List.copyOf(months);
        repeated = List.copyOf(repeated);
    }

    /// @param year   empty when it stands in the row
    /// @param places of the columns that the month has
    record Part(int month, @Nullable Integer year, Map<Column, Integer> places) {
        Part {
            places = Map.copyOf(places);
        }
    }

    /// What a heading says: a month, perhaps its year, and which column of it.
    private record Said(int month, @Nullable Integer year, Column column) {}

    /// Empty when the template has no months, when another heading names them, or when none is found.
    ///
    /// @param headings as written, the parts of a header of several rows joined by `/`
    /// @param above    the lines above the header, of which one may name the year
    static Optional<WideMonths> find(Template template, List<String> headings, List<String> above, Mapping mapping) {
        Optional<Column> period = template.columns().stream()
                .filter(c -> c.kind() == ColumnKind.PERIOD && c.isRequired())
                .findFirst();
        if (period.isEmpty() || headings.stream().noneMatch(WideMonths::mayNameAMonth)) {
            return Optional.empty();
        }
        List<String> keys = headings.stream().map(CellText::heading).toList();
        if (keys.stream().noneMatch(WideMonths::namesAMonth) || isNamed(period.get(), headings, keys, mapping)) {
            return Optional.empty();
        }
        var parts = new TreeMap<Integer, Map<Column, Integer>>();
        var repeated = new ArrayList<String>();
        Integer common = yearAbove(above);
        Integer yearAt = null;
        for (int place = 0; place < headings.size(); place++) {
            String heading = headings.get(place);
            if (YEAR_HEADINGS.contains(keys.get(place))) {
                yearAt = place;
            }
            Said said = namesAMonth(keys.get(place)) && heading.length() <= LONGEST
                    ? read(template, keys.get(place), mapping.of(heading).orElse(null))
                    : null;
            if (said != null) {
                Integer year = said.year() == null ? common : said.year();
                int key = (year == null ? 0 : year * 12) + said.month() - 1;
                if (parts.computeIfAbsent(key, m -> new LinkedHashMap<>()).putIfAbsent(said.column(), place) != null) {
                    repeated.add(heading);
                }
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var found = new ArrayList<Part>();
        parts.forEach((key, places) -> found.add(new Part(key % 12 + 1, key < 12 ? null : key / 12, places)));
        return Optional.of(new WideMonths(period.get(), found, yearAt, repeated));
    }

    /// Whether some month has a year neither in its heading nor above the header nor in the rows.
    boolean lacksYear() {
        return yearAt == null && months.stream().anyMatch(m -> m.year() == null);
    }

    /// All columns that some month has.
    Set<Column> columns() {
        var columns = new HashSet<Column>();
        months.forEach(m -> columns.addAll(m.places().keySet()));
        return columns;
    }

    /// Which column of its month stands at a place.
    Map<Integer, Column> byPlace() {
        var byPlace = new HashMap<Integer, Column>();
        months.forEach(m -> m.places().forEach((column, place) -> byPlace.put(place, column)));
        return byPlace;
    }

    /// What the period of a row is, as a cell: `2026-03`, or as much of it as is known.
    String periodOf(int part, List<String> cells) {
        Part month = months.get(part - 1);
        if (month.year() != null) {
            return YearMonth.of(month.year(), month.month()).toString();
        }
        String year = yearAt == null || yearAt >= cells.size() ? "" : cells.get(yearAt);
        String digits = CellText.key(year).replaceFirst("年度?$", "");
        return digits + "年" + month.month() + "月";
    }

    /// The rows of a line, one for each month with a value; of a line without any the first month, which then lacks its
    /// values. In a row the cells of the other months are blank.
    List<FeedRow> split(FeedRow line) {
        var rows = new ArrayList<FeedRow>();
        for (int part = 1; part <= months.size(); part++) {
            boolean filled = months.get(part - 1).places().values().stream()
                    .anyMatch(place -> place < line.cells().size()
                            && !line.cells().get(place).isEmpty());
            if (filled) {
                rows.add(row(line, part));
            }
        }
        return rows.isEmpty() && line.kind() == FeedRow.Kind.DATA ? List.of(row(line, 1)) : rows;
    }

    private FeedRow row(FeedRow line, int part) {
        var cells = new ArrayList<>(line.cells());
        byPlace().keySet().stream()
                .filter(place ->
                        place < cells.size() && !months.get(part - 1).places().containsValue(place))
                .forEach(place -> cells.set(place, ""));
        return new FeedRow(line.kind(), line.number(), part, cells);
    }

    /// Whether one of the headings is the column of the period itself.
    private static boolean isNamed(Column period, List<String> headings, List<String> keys, Mapping mapping) {
        var names = new HashSet<String>();
        names.add(CellText.heading(period.name()));
        period.synonyms().forEach(synonym -> names.add(CellText.heading(synonym)));
        for (int place = 0; place < headings.size(); place++) {
            Optional<String> said = mapping.of(headings.get(place));
            if (said.map(period.name()::equals).orElse(names.contains(keys.get(place)))) {
                return true;
            }
        }
        return false;
    }

    /// As written: 月 in any of its shapes, or a digit. Most headings have neither, and a hostile file has thousands.
    private static boolean mayNameAMonth(String heading) {
        return heading.chars()
                .anyMatch(c -> c == '月' || c == '\u2F49' || c >= '\u32C0' && c <= '\u32CB' || Character.isDigit(c));
    }

    private static boolean namesAMonth(String key) {
        return key.indexOf('月') >= 0 || !key.isEmpty() && key.charAt(0) >= '0' && key.charAt(0) <= '9';
    }

    private static @Nullable Said read(Template template, String heading, @Nullable String mapped) {
        if ("".equals(mapped)) {
            return null;
        }
        String key = arabic(heading);
        for (Pattern pattern : List.of(DIGITS, BEFORE)) {
            Matcher m = pattern.matcher(key);
            if (m.matches()) {
                return said(template, m.group(2), m.group(1), m.group(3) == null ? "" : m.group(3), mapped);
            }
        }
        Matcher m = BEHIND.matcher(key);
        return m.matches() ? said(template, m.group(3), m.group(2), m.group(1), mapped) : null;
    }

    private static @Nullable Said said(
            Template template, String month, @Nullable String year, String rest, @Nullable String mapped) {
        Optional<Column> column = mapped == null
                ? column(template, rest)
                : template.columns().stream()
                        .filter(c -> c.name().equals(mapped))
                        .findFirst();
        return column.map(c -> new Said(Integer.parseInt(month), year == null ? null : Integer.valueOf(year), c))
                .orElse(null);
    }

    /// A month alone means the template's 金额; what stands in brackets at the end may be a unit or a remark.
    private static Optional<Column> column(Template template, String rest) {
        Matcher bracket = BRACKET.matcher(rest);
        List<String> ways = bracket.matches() ? List.of(rest, bracket.group(1)) : List.of(rest);
        for (String way : ways) {
            String wanted = way.isEmpty() ? "金额" : way;
            Optional<Column> named = template.columns().stream()
                    .filter(c -> CellText.heading(c.name()).equals(wanted))
                    .findFirst();
            Optional<Column> column = named.isPresent()
                    ? named
                    : template.columns().stream()
                            .filter(c ->
                                    c.synonyms().stream().map(CellText::heading).anyMatch(wanted::equals))
                            .findFirst();
            if (column.isPresent()) {
                return column;
            }
        }
        return Optional.empty();
    }

    /// 十二月 is 12月.
    private static String arabic(String heading) {
        if (heading.indexOf('月') < 0) {
            return heading;
        }
        String text = heading;
        for (int month = 12; month >= 1; month--) {
            String numeral = (month >= 10 ? "十" : "") + (month % 10 == 0 ? "" : NUMERALS.charAt(month % 10 - 1));
            text = text.replace(numeral + "月", month + "月");
        }
        return text;
    }

    /// The year that the lines above the header name, when it is one and the same.
    private static @Nullable Integer yearAbove(List<String> above) {
        var years = new HashSet<Integer>();
        for (String line : above) {
            Matcher m = YEAR_ABOVE.matcher(CellText.heading(line));
            while (m.find()) {
                years.add(Integer.valueOf(m.group(1)));
            }
        }
        return years.size() == 1 ? years.iterator().next() : null;
    }
}
