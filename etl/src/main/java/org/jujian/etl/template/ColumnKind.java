package org.jujian.etl.template;

/// What a column holds; decides how its cells are read, and whether a readable cell is searched for personal data
/// (golden README D-37).
public enum ColumnKind {
    /// a code, number or name that identifies something: compared after NFKC
    KEY,
    /// free text, kept as displayed
    TEXT,
    /// money
    AMOUNT,
    /// a whole number of things or people
    COUNT,
    /// a number that is neither: an area, a meter reading, a price of one unit, a percentage
    MEASURE,
    /// a day, perhaps with a time of day
    DATE,
    /// a month, quarter, year, plan or 长期
    PERIOD,
    /// one or several of a closed list of answers
    OPTION;

    /// Whether a cell that can be read as a value of its kind is left out of the search for personal data.
    public boolean numeric() {
        return this == AMOUNT || this == COUNT || this == DATE;
    }
}
