package org.jujian.etl.workbook;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jujian.etl.sheet.FileProblem;
import org.jujian.etl.sheet.PersonalData;

/// Looks for personal data in what a workbook holds beside the cells that are read (golden README D-37) and keeps the
/// first find, its value masked.
final class PersonalSearch {
    /// Elements behind the rows of a sheet whose text somebody wrote.
    static final Set<String> TEXTS_OF_SHEETS = Set.of(
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
            "formula",
            "formula1",
            "formula2",
            "f");

    /// Attributes whose value somebody wrote; others are sizes, colours and numbers of parts.
    private static final Set<String> WRITTEN = Set.of(
            "name",
            "v",
            "display",
            "tooltip",
            "location",
            "prompt",
            "promptTitle",
            "error",
            "errorTitle",
            "descr",
            "title",
            "comment",
            "displayName",
            "Target");

    /// Sizes and colours, of whose many digits some would pass for a card's. None is as large as 1E+10.
    private static final Pattern FRACTION = Pattern.compile("-?\\d*\\.\\d+(?:[eE](?:-\\d+|\\+?\\d))?");

    private final String place;
    private @Nullable FileProblem found;

    /// `place` names where the texts stand, as in 文件属性.
    PersonalSearch(String place) {
        this.place = place;
    }

    void text(String text) {
        look(text, null, null);
    }

    /// A cell of a sheet that is not read; `column` by its letters.
    void cell(int row, String column, String text) {
        look(text, row, column);
    }

    /// A cell that holds a number.
    void number(int row, int column, BigDecimal number) {
        if (found == null) {
            PersonalData.findInNumber(number).ifPresent(find -> found = problem(find, row, CellPlace.letters(column)));
        }
    }

    void attributes(XmlPart part) {
        part.attributes((name, value) -> {
            if (WRITTEN.contains(name)) {
                text(value);
            }
        });
    }

    Optional<FileProblem> found() {
        return Optional.ofNullable(found);
    }

    private void look(String text, @Nullable Integer row, @Nullable String column) {
        if (found == null && text.length() >= 11 && !FRACTION.matcher(text).matches()) {
            PersonalData.find(text).ifPresent(find -> found = problem(find, row, column));
        }
    }

    private FileProblem problem(PersonalData.Find find, @Nullable Integer row, @Nullable String column) {
        String where = row == null ? place : "%s第 %d 行 %s 列".formatted(place, row, column);
        return new FileProblem(
                FileProblem.Code.PERSONAL_DATA,
                row,
                row == null ? place : place + " " + column + " 列",
                "%s：发现%s，应为不含证件号、手机号、银行卡号的内容。怎么办：删去后重传；整份文件没有接收，已上传的内容已销毁。".formatted(where, find.words()));
    }
}
