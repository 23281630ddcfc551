package org.jujian.etl.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.BrokenTableException;
import org.jujian.etl.sheet.CellText;
import org.jujian.etl.sheet.ErrorFile;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Line;
import org.jujian.etl.sheet.Lines;
import org.jujian.etl.sheet.Notice;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.etl.sheet.Recognition;
import org.jujian.etl.sheet.RefusedFileException;
import org.jujian.etl.sheet.Table;
import org.jujian.etl.workbook.FileFormat;

/// How a file becomes a [Feed]: which separator, which rows are the header, which unit; and before anything else is
/// said about it, whether it holds personal data. The mapping speaks of the headings of `template` alone.
record Opening(Original original, Template template, AmountUnit declared, Mapping mapping) {
    private static final int MOST_COLUMNS = 200;
    private static final Pattern UNIT = Pattern.compile("单位[:：]?(?:人民币)?\\s*(万元|千元|百元|亿元|元)(?![\\p{IsHan}])");

    /// More than a heading or a declared unit takes.
    private static final int LONGEST_IN_TOP = 400;

    private static final long MOST_IN_TOPS = 16L << 20;

    /// A file with the first lines of each of its tables, which every template is held against.
    private record Opened(Recognition.Readable file, List<Candidate> candidates) {
        static Opened of(Recognition.Readable file) throws IOException {
            var candidates = new ArrayList<Candidate>();
            long characters = 0;
            for (Table table : file.tables()) {
                List<Line> top = top(table);
                for (Line line : top) {
                    for (String cell : line.cells()) {
                        characters += cell.length();
                    }
                }
                if (characters > MOST_IN_TOPS) {
                    throw new RefusedFileException(new FileProblem(
                            FileProblem.Code.NOT_A_TABLE, null, null, "各表前几行的文字过多，应为表头和数据。怎么办：只留要上报的一张表后重传。"));
                }
                var merged = new MergedCells(table.merges(), top);
                candidates.add(new Candidate(table, top, merged, merged.filled()));
            }
            return new Opened(file, candidates);
        }
    }

    /// @param top   the first lines, long texts cut off
    /// @param lines the same, merged cells filled
    private record Candidate(Table table, List<Line> top, MergedCells merged, List<Line> lines) {
        Header.Rows rows() {
            return new Header.Rows(lines, merged);
        }
    }

    /// A table of the file, its first lines, and the header that a template finds in them.
    private record Sighting(Candidate candidate, Template template, Optional<Header> header) {
        Table table() {
            return candidate.table();
        }

        MergedCells merged() {
            return candidate.merged();
        }

        List<Line> top() {
            return candidate.top();
        }

        boolean isBelowHeader(Line line) {
            return header.isPresent() && line.number() > header.get().lastRow();
        }

        boolean complete() {
            return header.isPresent() && header.get().missing(template).isEmpty();
        }

        int known() {
            return header.map(h -> h.found().size()).orElse(0);
        }

        int width() {
            return top().stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        }

        /// How many columns the header has, also those too far to the right to be read.
        int headerWidth() {
            return top().stream()
                    .filter(line -> header.isPresent()
                            && line.number() >= header.get().firstRow()
                            && line.number() <= header.get().lastRow())
                    .mapToInt(line -> line.cells().size())
                    .max()
                    .orElse(0);
        }
    }

    private static final Comparator<Sighting> MOST_KNOWN =
            Comparator.comparingInt(Sighting::known).thenComparingInt(Sighting::width);

    FeedReading open() throws IOException {
        try {
            return switch (FileFormat.recognise(original)) {
                case Recognition.Refused refused -> new FeedReading.Refused(refused.problem());
                case Recognition.Readable file -> open(Opened.of(file));
            };
        } catch (RefusedFileException e) {
            return new FeedReading.Refused(e.problem());
        }
    }

    Optional<Template> guess() throws IOException {
        try {
            return switch (FileFormat.recognise(original)) {
                case Recognition.Refused refused -> Optional.empty();
                case Recognition.Readable file -> guess(Opened.of(file));
            };
        } catch (RefusedFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Template> guess(Opened file) {
        return sightEach(file, List.of(Template.values())).stream()
                .filter(s -> s.known() > 0)
                .max(Comparator.comparing(Sighting::complete).thenComparingInt(Sighting::known))
                .map(Sighting::template);
    }

    private FeedReading open(Opened file) throws IOException {
        try {
            Sighting own = sight(file, template);
            Sighting best = own.known() > 0 ? own : sightAny(file).orElse(own);
            Columns columns = columns(best);
            int lines = 0;
            int beside = -1;
            boolean filled = false;
            Optional<Table.Summary> read =
                    best.table().summary().filter(s -> !s.isSuspect() && s.widest() <= columns.width());
            if (read.isPresent()) {
                lines = read.get().lastRow();
                filled = read.get().isFilled();
            }
            try (Lines all = read.isPresent() ? Lines.NONE : best.table().lines()) {
                for (Line line = all.next(); line != null; line = all.next()) {
                    lines = line.number();
                    filled |= !line.isBlank();
                    FileProblem found = personalData(line, best, columns);
                    if (found != null) {
                        return new FeedReading.Refused(found);
                    }
                    if (beside < 0 && best.isBelowHeader(line) && line.cells().size() > columns.width()) {
                        beside = line.number();
                    }
                }
            }
            Optional<FileProblem> hidden = file.file().personalDataBeside(best.table());
            if (hidden.isPresent()) {
                return new FeedReading.Refused(hidden.get());
            }
            if (!filled) {
                return refused(FileProblem.Code.EMPTY_FILE, null, null, "文件里没有内容。怎么办：重新导出后再传。");
            }
            return judge(file, own, lines, beside);
        } catch (BrokenTableException e) {
            return new FeedReading.Refused(e.problem());
        }
    }

    private FeedReading judge(Opened file, Sighting own, int lines, int beside) throws IOException {
        if (own.header().isEmpty()) {
            return sightAny(file)
                    .map(this::wrongTemplate)
                    .orElseGet(() -> new FeedReading.Refused(
                            new FileProblem(
                                    FileProblem.Code.WRONG_TEMPLATE,
                                    null,
                                    null,
                                    "前 %d 行里没有找到 %s %s 的表头。怎么办：下载模板，把数据填在表头下面后重传。"
                                            .formatted(Header.FIRST_ROWS, template.code(), template.title())),
                            Header.likely(template, own.candidate().rows(), mapping)
                                    .map(h -> Layout.of(h, template, own.table().form(), AmountUnit.UNDECLARED))));
        }
        Header header = own.header().get();
        List<String> missing = header.missing(template);
        if (!missing.isEmpty()) {
            return sightAny(file).map(this::wrongTemplate).orElseGet(() -> missingColumn(own, header, missing));
        }
        if (!header.duplicates().isEmpty()) {
            String twice = header.duplicates().getFirst();
            return refused(
                    own,
                    FileProblem.Code.DUPLICATE_COLUMN,
                    rowOf(header.firstRow()),
                    twice,
                    "%s　%s：发现两列，应为一列。怎么办：删去或改名其中一列后重传。".formatted(named(header.firstRow()), twice));
        }
        WideMonths wide = header.wide();
        if (wide != null && wide.lacksYear()) {
            return refused(
                    own,
                    FileProblem.Code.MISSING_COLUMN,
                    rowOf(header.firstRow()),
                    wide.period().name(),
                    "%s　%s：各月分列（%s）而没有写明年份，应能看出是哪一年。怎么办：在表头写成 2026年1月 的样子，或在表头上面的标题行写明年份，或加一列“年度”，改好后重传。"
                            .formatted(named(header.firstRow()), wide.period().name(), monthsOf(wide)));
        }
        if (own.headerWidth() > MOST_COLUMNS) {
            return refused(
                    FileProblem.Code.TOO_MANY_COLUMNS,
                    rowOf(header.firstRow()),
                    null,
                    "%s：发现 %d 列，应为不超过 %d 列。怎么办：删去多余的列后重传。"
                            .formatted(named(header.firstRow()), own.headerWidth(), MOST_COLUMNS));
        }
        Set<AmountUnit> units = declaredUnits(own, header);
        String unsupported = unsupportedUnit(own.top(), header);
        if (units.size() > 1 || unsupported != null || header.mixesUnits()) {
            return refused(
                    own,
                    FileProblem.Code.UNIT_CONFLICT,
                    null,
                    null,
                    unsupported != null
                            ? "金额单位：发现“%s”，应为元或万元。怎么办：改写单位和金额后重传。".formatted(unsupported)
                            : "金额单位：发现元和万元两种说法，应为一种。怎么办：改正表上的单位，或重传时选对单位。");
        }
        var warnings = new ArrayList<Warning>(warnings(header));
        if (beside > 0 && own.table().placing() == Table.Placing.GRID) {
            warnings.add(besideTheHeader(beside));
        }
        file.file().notices(own.table()).forEach(notice -> warnings.add(warning(notice)));
        return new Feed(template, own.table(), own.merged(), header, columns(own), layout(own), lines, warnings);
    }

    private static String monthsOf(WideMonths wide) {
        return wide.months().stream()
                .filter(m -> m.year() == null)
                .map(m -> m.month() + "月")
                .collect(Collectors.joining("、"));
    }

    private FeedReading wrongTemplate(Sighting other) {
        return refused(
                FileProblem.Code.WRONG_TEMPLATE,
                other.header().map(h -> rowOf(h.firstRow())).orElse(null),
                null,
                "选择的是 %s %s，发现 %s %s 的表头。怎么办：改选 %s 后重传，或换成对的文件。"
                        .formatted(
                                template.code(),
                                template.title(),
                                other.template().code(),
                                other.template().title(),
                                other.template().code()));
    }

    private FeedReading missingColumn(Sighting own, Header header, List<String> missing) {
        String found = String.join(
                "、",
                header.headings().stream().filter(h -> !h.isEmpty()).limit(30).toList());
        return refused(
                own,
                FileProblem.Code.MISSING_COLUMN,
                rowOf(header.firstRow()),
                missing.getFirst(),
                "%s：缺少%s列；发现的列有：%s。怎么办：补上这一列后重传。"
                        .formatted(named(header.firstRow()), "“" + String.join("”“", missing) + "”", found));
    }

    private static List<Warning> warnings(Header header) {
        var warnings = new ArrayList<Warning>();
        header.unknown().forEach((place, heading) -> {
            if (!CellText.heading(heading).equals(ErrorFile.HEADING)) {
                warnings.add(new Warning(
                        rowOf(header.lastRow()),
                        heading,
                        Warning.Code.UNKNOWN_COLUMN,
                        "%s　%s：模板里没有这一列，没有读取。怎么办：需要时改成模板里的列名后重传。".formatted(named(header.lastRow()), heading)));
            }
        });
        return warnings;
    }

    /// The names of JSON lines stand in no row of the file: their header is row 0.
    private static @Nullable Integer rowOf(int headerRow) {
        return headerRow == 0 ? null : headerRow;
    }

    private static String named(int row) {
        return row == 0 ? "列名" : "第 " + row + " 行";
    }

    private static Warning besideTheHeader(int row) {
        return new Warning(
                row,
                null,
                Warning.Code.UNKNOWN_COLUMN,
                "第 %d 行：表头右边没有列名的地方有内容，没有读取。怎么办：需要时给这一列加上模板里的列名后重传。".formatted(row));
    }

    private static Warning warning(Notice notice) {
        return new Warning(
                notice.row(),
                notice.column(),
                switch (notice.kind()) {
                    case HIDDEN_SHEET -> Warning.Code.HIDDEN_SHEET;
                    case HIDDEN_ROWS -> Warning.Code.HIDDEN_ROWS;
                    case HIDDEN_COLUMNS -> Warning.Code.HIDDEN_COLUMNS;
                    case COMMENTS -> Warning.Code.COMMENTS;
                    case OTHER_SHEET -> Warning.Code.OTHER_SHEET;
                    case OBJECTS -> Warning.Code.OBJECTS;
                },
                notice.message());
    }

    /// The first cell of the line with personal data; its value is masked.
    private static @Nullable FileProblem personalData(Line line, Sighting sighting, Columns columns) {
        boolean below = sighting.isBelowHeader(line);
        for (int place = 0; place < line.cells().size(); place++) {
            String cell = line.cells().get(place);
            var found = PersonalData.find(cell);
            if (found.isPresent() && !(below && isNumber(sighting.header().get(), columns, place, cell))) {
                String column = below ? columns.heading(place) : "第 " + (place + 1) + " 列";
                return new FileProblem(
                        FileProblem.Code.PERSONAL_DATA,
                        rowOf(line.number()),
                        column,
                        "%s　%s：发现%s，应为不含证件号、手机号、银行卡号的内容。怎么办：删去后重传；整份文件没有接收，已上传的内容已销毁。"
                                .formatted(
                                        named(line.number()),
                                        column,
                                        found.get().words()));
            }
        }
        return null;
    }

    /// A column that only the mapping knows may hold anything: its numbers are searched too.
    private static boolean isNumber(Header header, Columns columns, int place, String cell) {
        return !header.isMappedOnly(place) && columns.holdsReadableNumber(place, cell);
    }

    private Columns columns(Sighting sighting) {
        Map<String, AmountUnit> units = new HashMap<>();
        sighting.header().ifPresent(header -> {
            AmountUnit common =
                    declaredUnits(sighting, header).stream().findFirst().orElse(AmountUnit.UNDECLARED);
            sighting.template().columns().forEach(column -> units.put(column.name(), common));
            units.putAll(header.units());
        });
        return new Columns(
                sighting.header().map(Header::headings).orElse(List.of()),
                sighting.header().map(Header::found).orElse(Map.of()),
                units,
                sighting.header().map(Header::wide).orElse(null));
    }

    /// What the sender, the rows above the header and the headings declare; more than one is a contradiction, but
    /// headings may differ from each other where nothing else is declared.
    private Set<AmountUnit> declaredUnits(Sighting sighting, Header header) {
        Set<AmountUnit> units = EnumSet.noneOf(AmountUnit.class);
        if (declared != AmountUnit.UNDECLARED) {
            units.add(declared);
        }
        unitsAbove(sighting.top(), header)
                .forEach(label -> AmountUnit.ofLabel(label).ifPresent(units::add));
        if (!units.isEmpty()) {
            units.addAll(header.units().values());
        }
        return units;
    }

    private static @Nullable String unsupportedUnit(List<Line> top, Header header) {
        return unitsAbove(top, header).stream()
                .filter(label -> AmountUnit.ofLabel(label).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static List<String> unitsAbove(List<Line> top, Header header) {
        var labels = new ArrayList<String>();
        for (Line line : top) {
            if (line.number() < header.firstRow()) {
                Matcher m = UNIT.matcher(CellText.key(String.join("", line.cells())));
                while (m.find()) {
                    labels.add(m.group(1));
                }
            }
        }
        return labels;
    }

    private Sighting sight(Opened file, Template template) {
        return sightEach(file, List.of(template)).getFirst();
    }

    /// The other template whose required columns are all there, with most headings known.
    private Optional<Sighting> sightAny(Opened file) {
        List<Template> others =
                Arrays.stream(Template.values()).filter(t -> t != template).toList();
        return sightEach(file, others).stream()
                .filter(Sighting::complete)
                .max(Comparator.comparingInt(Sighting::known));
    }

    /// Of each template the first table in which it finds all that it requires; else the one of which it knows most
    /// headings.
    private List<Sighting> sightEach(Opened file, List<Template> templates) {
        Map<Template, Sighting> best = new EnumMap<>(Template.class);
        for (Candidate candidate : file.candidates()) {
            Header.Rows rows = candidate.rows();
            for (Template one : templates) {
                Sighting before = best.get(one);
                if (before == null || !before.complete()) {
                    Mapping said = one == template ? mapping : Mapping.NONE;
                    var sighting = new Sighting(candidate, one, Header.find(one, rows, said));
                    if (before == null || sighting.complete() || MOST_KNOWN.compare(sighting, before) > 0) {
                        best.put(one, sighting);
                    }
                }
            }
        }
        return List.copyOf(best.values());
    }

    /// Trouble further down is found when the whole table is read.
    private static List<Line> top(Table table) throws IOException {
        var top = new ArrayList<Line>();
        try (Lines lines = table.lines()) {
            Line line = lines.next();
            while (line != null && top.size() < Header.FIRST_ROWS) {
                top.add(shortened(line));
                line = lines.next();
            }
        } catch (BrokenTableException e) {
            return top;
        }
        return top;
    }

    private static Line shortened(Line line) {
        return line.cells().stream().allMatch(cell -> cell.length() <= LONGEST_IN_TOP)
                ? line
                : new Line(
                        line.number(),
                        line.cells().stream()
                                .map(cell -> cell.substring(0, Math.min(cell.length(), LONGEST_IN_TOP)))
                                .toList());
    }

    private Layout layout(Sighting sighting) {
        Header header = sighting.header().orElseThrow();
        AmountUnit unit = declaredUnits(sighting, header).stream()
                .findFirst()
                .orElseGet(() -> header.units().values().stream().findFirst().orElse(AmountUnit.UNDECLARED));
        return Layout.of(header, sighting.template(), sighting.table().form(), unit);
    }

    private FeedReading refused(
            Sighting own, FileProblem.Code code, @Nullable Integer row, @Nullable String column, String message) {
        return new FeedReading.Refused(new FileProblem(code, row, column, message), Optional.of(layout(own)));
    }

    private static FeedReading refused(
            FileProblem.Code code, @Nullable Integer row, @Nullable String column, String message) {
        return new FeedReading.Refused(new FileProblem(code, row, column, message));
    }
}
