package org.jujian.embedded.engine.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Formats whose answers can be streamed. The engine writes every piece as a document of its own, so that the heading
/// of each but the first has to be cut off.
enum StreamFormat {
    WITHOUT_HEADING,
    ONE_LINE,
    TWO_LINES,
    BINARY_NAMES,
    BINARY_NAMES_AND_TYPES;

    private static final Map<String, StreamFormat> BY_NAME = Map.ofEntries(
            Map.entry("rowbinary", WITHOUT_HEADING),
            Map.entry("rowbinarywithnames", BINARY_NAMES),
            Map.entry("rowbinarywithnamesandtypes", BINARY_NAMES_AND_TYPES),
            Map.entry("tabseparated", WITHOUT_HEADING),
            Map.entry("tsv", WITHOUT_HEADING),
            Map.entry("tabseparatedwithnames", ONE_LINE),
            Map.entry("tsvwithnames", ONE_LINE),
            Map.entry("tabseparatedwithnamesandtypes", TWO_LINES),
            Map.entry("tsvwithnamesandtypes", TWO_LINES),
            Map.entry("csv", WITHOUT_HEADING),
            Map.entry("csvwithnames", ONE_LINE),
            Map.entry("jsoneachrow", WITHOUT_HEADING),
            Map.entry("native", WITHOUT_HEADING));

    /// Empty for a format that has to be answered in one piece, such as JSON.
    static Optional<StreamFormat> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /// How many bytes at the beginning of `piece` are its heading.
    long headingLength(MemorySegment piece) {
        return switch (this) {
            case WITHOUT_HEADING -> 0;
            case ONE_LINE -> afterLines(piece, 1);
            case TWO_LINES -> afterLines(piece, 2);
            case BINARY_NAMES -> afterTexts(piece, 1);
            case BINARY_NAMES_AND_TYPES -> afterTexts(piece, 2);
        };
    }

    private static long afterLines(MemorySegment piece, int lines) {
        long at = 0;
        for (int line = 0; line < lines; line++) {
            while (at < piece.byteSize() && piece.get(JAVA_BYTE, at) != '\n') {
                at++;
            }
            at++;
        }
        return Math.min(at, piece.byteSize());
    }

    /// A count of columns, and then `times` as many texts, each behind its length.
    private static long afterTexts(MemorySegment piece, int times) {
        long columns = number(piece, 0);
        long at = width(columns);
        for (long text = 0; text < columns * times; text++) {
            long length = number(piece, at);
            at += width(length) + length;
        }
        return at;
    }

    private static long number(MemorySegment piece, long start) {
        long value = 0;
        int shift = 0;
        for (long at = start; ; at++) {
            byte part = piece.get(JAVA_BYTE, at);
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    private static long width(long number) {
        return number < 0x80 ? 1 : (70 - Long.numberOfLeadingZeros(number)) / 7;
    }
}
