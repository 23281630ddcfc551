package org.jujian.etl.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.Notice;
import org.jujian.etl.sheet.Recognition;
import org.jujian.etl.sheet.RefusedFileException;
import org.jujian.etl.sheet.Table;

/// An XLSX workbook (also with macros, which are never run), its parts read as they are needed.
///
/// One visible sheet is loaded, the first in which the template's header is found. Rows and columns of it that are
/// hidden are loaded too, for they are part of what the sender holds and a filter often hides them, and are warned
/// about; hidden sheets are never loaded, other visible sheets neither, and both are warned about. All of them, and
/// what else a workbook holds as text (properties, names, comments, pictures' captions, caches), are searched for
/// personal data; pictures and embedded files cannot be, and are warned about.
final class Workbook implements Recognition.Readable {
    private static final int MOST_SHEETS = 256;
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final Pattern COMMENTS = Pattern.compile("xl/(?:threaded)?comments.*\\.xml");
    /// Looks, and what is searched as cells.
    private static final Pattern NOT_SEARCHED = Pattern.compile(
            "xl/(?:styles|sharedstrings|calcchain|metadata)\\.xml|xl/theme/.*|xl/worksheets/[^/]*\\.xml|\\[content_types\\]\\.xml");
    private static final Pattern MACROS = Pattern.compile("xl/(?:vbaproject\\.bin|macrosheets/.*)");
    private static final Pattern OBJECTS = Pattern.compile("xl/(?:media|embeddings|activex|ctrlprops)/.*");

    private record Relation(String type, String target) {}

    private final Archive archive;
    private final String folder;
    private final Map<String, Relation> relations;
    private final List<SheetTable> sheets = new ArrayList<>();
    private DateSystem dates = DateSystem.FROM_1900;
    private SheetReader.@Nullable Book book;
    private int merges;

    private Workbook(Archive archive, String folder, Map<String, Relation> relations) {
        this.archive = archive;
        this.folder = folder;
        this.relations = relations;
    }

    /// Whether the archive holds a workbook at all.
    static boolean isIn(Archive archive) {
        return archive.find(WORKBOOK).isPresent();
    }

    /// @throws RefusedFileException when it is none, is broken, or has nothing visible
    static Workbook open(Archive archive) throws IOException {
        var workbook = new Workbook(archive, "xl/", relations(archive, "xl/_rels/workbook.xml.rels"));
        workbook.readSheets();
        if (workbook.tables().isEmpty()) {
            throw new RefusedFileException(
                    new FileProblem(FileProblem.Code.EMPTY_FILE, null, null, "工作簿里没有可见的工作表。怎么办：取消隐藏要上报的工作表后重传。"));
        }
        return workbook;
    }

    @Override
    public List<Table> tables() {
        return sheets.stream().filter(SheetTable::isVisible).map(s -> (Table) s).toList();
    }

    @Override
    public Optional<FileProblem> personalDataBeside(Table read) throws IOException {
        for (SheetTable sheet : sheets) {
            Optional<FileProblem> found = sheet.survey().personalBeside();
            if (found.isEmpty() && sheet != read) {
                found = sheet.survey().personalInCells();
            }
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<FileProblem> unused = personalInUnusedStrings();
        return unused.isPresent() ? unused : personalInOtherParts();
    }

    @Override
    public List<Notice> notices(Table read) throws IOException {
        var notices = new ArrayList<Notice>();
        for (SheetTable sheet : sheets) {
            SheetTable.Survey survey = sheet.survey();
            if (sheet == read) {
                Notices.hidden(survey, notices);
            } else if (!sheet.isVisible()) {
                notices.add(Notices.hiddenSheet(sheet.name()));
            } else if (survey.filledRows() > 0 && !sheet.isGuidance()) {
                notices.add(Notices.otherSheet(sheet.name(), survey.filledRows()));
            }
        }
        List<String> commented = commentedCells();
        if (!commented.isEmpty()) {
            notices.add(Notices.comments(commented));
        }
        if (archive.entries().stream().anyMatch(e -> OBJECTS.matcher(key(e)).matches())) {
            notices.add(Notices.objects());
        }
        if (archive.entries().stream().anyMatch(e -> MACROS.matcher(key(e)).matches())) {
            notices.add(Notices.macros());
        }
        return notices;
    }

    XmlPart open(Archive.Entry entry, PartLimit limit) throws IOException {
        return XmlPart.open(archive, entry, limit);
    }

    /// What the cells refer to; read when the first of them is.
    SheetReader.Book book() throws IOException {
        if (book == null) {
            var strings = SharedStrings.NONE;
            Optional<Archive.Entry> stringsEntry = related("/sharedStrings", "sharedStrings.xml");
            if (stringsEntry.isPresent()) {
                try (XmlPart part = open(stringsEntry.get(), PartLimit.SHARED_STRINGS)) {
                    strings = SharedStrings.read(part);
                }
            }
            var styles = Styles.NONE;
            Optional<Archive.Entry> stylesEntry = related("/styles", "styles.xml");
            if (stylesEntry.isPresent()) {
                try (XmlPart part = open(stylesEntry.get(), PartLimit.OTHER)) {
                    styles = Styles.read(part);
                }
            }
            book = new SheetReader.Book(strings, styles, dates);
        }
        return book;
    }

    /// Blocks of all sheets together.
    void countMerges(int more) throws IOException {
        merges += more;
        if (merges > SheetReader.MOST_MERGES) {
            throw Refusals.unsafe("过多的合并单元格");
        }
    }

    private void readSheets() throws IOException {
        var search = new PersonalSearch("工作表的名称");
        try (XmlPart part = open(archive.find(WORKBOOK).orElseThrow(), PartLimit.OTHER)) {
            while (part.next()) {
                if (part.atStart("workbookPr") && part.flag("date1904")) {
                    dates = DateSystem.FROM_1904;
                } else if (part.atStart("sheet")) {
                    String name = part.attribute("name");
                    search.text(name == null ? "" : name);
                    add(name == null ? "" : name, part.attribute("state"), part.attribute("id"));
                }
            }
        }
        if (search.found().isPresent()) {
            throw new RefusedFileException(search.found().get());
        }
    }

    private void add(String name, @Nullable String state, @Nullable String id) throws IOException {
        if (sheets.size() == MOST_SHEETS) {
            throw Refusals.unsafe("超过 " + MOST_SHEETS + " 个工作表");
        }
        Relation relation = relations.get(id == null ? "" : id);
        if (relation == null || !relation.type().endsWith("/worksheet")) {
            return;
        }
        Archive.Entry entry = archive.find(relation.target()).orElseThrow(() -> Refusals.broken("工作表“" + name + "”"));
        var visibility =
                state == null || state.equals("visible") ? SheetTable.Visibility.VISIBLE : SheetTable.Visibility.HIDDEN;
        sheets.add(new SheetTable(this, name, visibility, entry));
    }

    private Optional<Archive.Entry> related(String type, String usual) {
        Optional<Archive.Entry> named = relations.values().stream()
                .filter(r -> r.type().endsWith(type))
                .findFirst()
                .flatMap(r -> archive.find(r.target()));
        return named.isPresent() ? named : archive.find(folder + usual);
    }

    private static Map<String, Relation> relations(Archive archive, String name) throws IOException {
        var relations = new HashMap<String, Relation>();
        Optional<Archive.Entry> entry = archive.find(name);
        if (entry.isPresent()) {
            try (XmlPart part = XmlPart.open(archive, entry.get(), PartLimit.OTHER)) {
                while (part.next()) {
                    if (part.atStart("Relationship")) {
                        String id = part.attribute("Id");
                        String type = part.attribute("Type");
                        String target = part.attribute("Target");
                        if (id != null && type != null && target != null) {
                            relations.put(
                                    id,
                                    new Relation(type, target.startsWith("/") ? target.substring(1) : "xl/" + target));
                        }
                    }
                }
            }
        }
        return relations;
    }

    /// Texts that no cell shows any more are still in the file.
    private Optional<FileProblem> personalInUnusedStrings() throws IOException {
        var used = new BitSet();
        for (SheetTable sheet : sheets) {
            used.or(sheet.survey().usedStrings());
        }
        var search = new PersonalSearch("已删除而仍留在文件里的文字");
        SharedStrings strings = book().strings();
        for (int i = used.nextClearBit(0); i < strings.size(); i = used.nextClearBit(i + 1)) {
            search.text(strings.get(i));
        }
        return search.found();
    }

    private Optional<FileProblem> personalInOtherParts() throws IOException {
        for (Archive.Entry entry : archive.entries()) {
            String key = key(entry);
            if ((key.endsWith(".xml") || key.endsWith(".rels"))
                    && !NOT_SEARCHED.matcher(key).matches()) {
                var search = new PersonalSearch(placeOf(key));
                try (XmlPart part = open(entry, PartLimit.OTHER)) {
                    part.texts(search);
                }
                if (search.found().isPresent()) {
                    return search.found();
                }
            }
        }
        return Optional.empty();
    }

    private List<String> commentedCells() throws IOException {
        var cells = new ArrayList<String>();
        for (Archive.Entry entry : archive.entries()) {
            if (COMMENTS.matcher(key(entry)).matches()) {
                try (XmlPart part = open(entry, PartLimit.OTHER)) {
                    while (part.next()) {
                        String cell = part.atStart("comment") ? part.attribute("ref") : null;
                        if (cell != null && !cells.contains(cell) && cells.size() <= Notices.MOST_NAMED) {
                            cells.add(cell);
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static String placeOf(String key) {
        if (key.startsWith("docprops/")) {
            return "文件属性";
        }
        if (COMMENTS.matcher(key).matches() || key.startsWith("xl/persons/")) {
            return "批注";
        }
        if (key.equals(WORKBOOK)) {
            return "定义的名称";
        }
        return key.contains("drawing") || key.contains("chart") ? "图形或图表" : "工作簿的附带内容";
    }

    private static String key(Archive.Entry entry) {
        return entry.name().toLowerCase(Locale.ROOT);
    }
}
