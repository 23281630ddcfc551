package org.jujian.etl.sheet;

/// What stands between the cells of a text file.
public enum Separator {
    COMMA(','),
    TAB('\t'),
    SEMICOLON(';'),
    WIDE_COMMA('，');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    public char character() {
        return character;
    }
}
