package org.jujian.reports.document.writing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.util.Map;
import org.jujian.reports.document.typeset.Drawing;

/// The two-dimensional code (QR) that leads to a page of the platform: where a report is verified, a public board.
public final class VerificationCode {
    private static final float SIZE = 86;
    private static final int QUIET = 4;
    /// Modules overlap by this, so that no viewer shows hairlines between them.
    private static final float OVERLAP = .02f;

    private VerificationCode() {}

    public static Drawing of(String content) {
        ByteMatrix matrix = matrix(content);
        float module = SIZE / (matrix.getWidth() + 2 * QUIET);
        Drawing drawing = new Drawing("verification", SIZE, SIZE);
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int end = x;
                while (end < matrix.getWidth() && matrix.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    drawing.box(
                            (x + QUIET) * module,
                            (y + QUIET) * module,
                            (end - x) * module + OVERLAP,
                            module + OVERLAP,
                            Color.BLACK);
                }
                x = Math.max(end, x + 1);
            }
        }
        return drawing;
    }

    /// The same code for a web page: the path of an SVG whose view box is `size` modules wide and high.
    public record Outline(int size, String path) {}

    public static Outline outline(String content) {
        ByteMatrix matrix = matrix(content);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Outline(matrix.getWidth() + 2 * QUIET, path.toString());
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("verification code: expected a short address", e);
        }
    }
}
