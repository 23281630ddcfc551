package org.jujian.reports.document.writing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.util.Map;
import org.jujian.reports.document.typeset.Drawing;

/// The two-dimensional code (QR) that leads to the page where a report is verified.
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

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("verification code: expected a short address", e);
        }
    }
}
