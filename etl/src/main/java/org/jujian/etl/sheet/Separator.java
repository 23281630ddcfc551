package org.jujian.etl.sheet;

/// What stands between the cells of a text file.
public enum Separator {
    COMMA(',', "逗号"),
    TAB('\t', "制表符"),
    SEMICOLON(';', "分号"),
    WIDE_COMMA('，', "全角逗号");

    private final char character;
    private final String label;

    Separator(char character, String label) {
        this.character = character;
        this.label = label;
    }

    public char character() {
        return character;
    }

    /// 逗号 …
    public String label() {
        return label;
    }
}
