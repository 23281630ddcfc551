package org.jujian.reports.document.typeset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The four faces that papers are set in. Templates name them by `family` and weight; each looks for a character it
/// lacks in the others before it gives up, so that a rare character keeps its place and its neighbours their face.
public enum Typeface implements ChineseLines.Widths {
    SONG("Song", "NotoSerifSC_400Regular.ttf"),
    SONG_BOLD("Song", "NotoSerifSC_700Bold.ttf"),
    HEI("Hei", "NotoSansSC_400Regular.ttf"),
    HEI_BOLD("Hei", "NotoSansSC_700Bold.ttf");

    private final String family;
    private final String file;
    private volatile @Nullable Face face;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
    }

    public static Typeface regular(String family) {
        return switch (family) {
            case "Song" -> SONG;
            case "Hei" -> HEI;
            default -> throw new IllegalArgumentException("font family: expected Song or Hei, found " + family);
        };
    }

    public Typeface bold() {
        return switch (this) {
            case SONG, SONG_BOLD -> SONG_BOLD;
            case HEI, HEI_BOLD -> HEI_BOLD;
        };
    }

    /// The face that shows the character: this one's own, else the first other that has it.
    ///
    /// @throws MissingGlyph when none has it
    public Face faceFor(int codePoint) {
        Face own = face();
        if (own.has(codePoint)) {
            return own;
        }
        return others().stream()
                .map(Typeface::face)
                .filter(f -> f.has(codePoint))
                .findFirst()
                .orElseThrow(() -> new MissingGlyph(codePoint));
    }

    @Override
    public int of(int codePoint) {
        return faceFor(codePoint).width(codePoint);
    }

    /// Parsed at first use: 10 to 15 MB of file, once in the life of the process.
    public Face face() {
        Face known = face;
        return known != null ? known : load();
    }

    private synchronized Face load() {
        Face known = face;
        if (known != null) {
            return known;
        }
        try (InputStream in = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is not on the class path: run npm ci in reports");
            }
            Face loaded = new Face(in.readAllBytes());
            face = loaded;
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file + " cannot be read", e);
        }
    }

    private List<Typeface> others() {
        return Arrays.stream(values())
                .filter(t -> t != this)
                .sorted((a, b) -> Boolean.compare(b.family.equals(family), a.family.equals(family)))
                .toList();
    }
}
