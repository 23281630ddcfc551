package org.jujian.etl.value;

import java.util.Set;
import org.jujian.etl.sheet.CellText;

/// The texts that a spreadsheet shows where a formula has no value (data-formats.md §2), also in a text that it wrote.
public final class CellErrors {
    private static final Set<String> ERRORS = Set.of(
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!",
            "#PYTHON!",
            "#未计算");

    private CellErrors() {}

    public static boolean isError(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '#' && ERRORS.contains(CellText.key(cell));
    }
}
