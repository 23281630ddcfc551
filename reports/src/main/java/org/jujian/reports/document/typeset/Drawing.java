package org.jujian.reports.document.typeset;

import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfTemplate;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Dimension2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;

/// A drawing of lines, boxes and words in points, y downwards from the upper left corner; printed as vectors, or a
/// picture
/// where a format takes no vectors. Words are set in Hei.
public final class Drawing implements Renderable, Graphics2DRenderable, DimensionRenderable {
    private static final float DOT_STROKE = 1.1f;

    private final String id;
    private final float width;
    private final float height;
    private final List<Shape> shapes = new ArrayList<>();

    /// Where a word lies to its point.
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private sealed interface Shape {
        record Box(float x, float y, float width, float height, Color color) implements Shape {}

        record Stroke(List<Point> points, float width, float dash, Color color) implements Shape {}

        record Dot(float x, float y, float radius, Color color) implements Shape {}

        record Word(float x, float y, String text, float size, Anchor anchor, Color color) implements Shape {}
    }

    public record Point(float x, float y) {}

    public Drawing(String id, float width, float height) {
        this.id = id;
        this.width = width;
        this.height = height;
    }

    public float width() {
        return width;
    }

    public float height() {
        return height;
    }

    public Drawing box(float x, float y, float boxWidth, float boxHeight, Color color) {
        shapes.add(new Shape.Box(x, y, boxWidth, boxHeight, color));
        return this;
    }

    public Drawing line(float strokeWidth, Color color, Point... points) {
        shapes.add(new Shape.Stroke(List.of(points), strokeWidth, 0, color));
        return this;
    }

    public Drawing dashed(float strokeWidth, float dash, Color color, Point... points) {
        shapes.add(new Shape.Stroke(List.of(points), strokeWidth, dash, color));
        return this;
    }

    public Drawing dot(float x, float y, float radius, Color color) {
        shapes.add(new Shape.Dot(x, y, radius, color));
        return this;
    }

    public Drawing word(float x, float y, String text, float size, Anchor anchor, Color color) {
        text.codePoints().forEach(Typeface.HEI::faceFor);
        shapes.add(new Shape.Word(x, y, text, size, anchor, color));
        return this;
    }

    /// Width in points of a word of the drawing.
    public static float wordWidth(String text, float size) {
        return text.codePoints().map(Typeface.HEI::of).sum() * size / 1000f;
    }

    void paint(PdfTemplate canvas, ChinesePdfProducer producer, float paintedWidth, float paintedHeight) {
        canvas.concatCTM(paintedWidth / width, 0, 0, paintedHeight / height, 0, 0);
        for (Shape shape : shapes) {
            switch (shape) {
                case Shape.Box box -> {
                    canvas.setColorFill(box.color());
                    canvas.rectangle(box.x(), height - box.y() - box.height(), box.width(), box.height());
                    canvas.fill();
                }
                case Shape.Stroke stroke -> paint(canvas, stroke);
                case Shape.Dot dot -> {
                    canvas.setColorFill(Color.WHITE);
                    canvas.setColorStroke(dot.color());
                    canvas.setLineWidth(DOT_STROKE);
                    canvas.circle(dot.x(), height - dot.y(), dot.radius());
                    canvas.fillStroke();
                }
                case Shape.Word word -> paint(canvas, producer, word);
            }
        }
    }

    private void paint(PdfTemplate canvas, Shape.Stroke stroke) {
        canvas.setColorStroke(stroke.color());
        canvas.setLineWidth(stroke.width());
        canvas.setLineJoin(1);
        if (stroke.dash() > 0) {
            canvas.setLineDash(stroke.dash(), stroke.dash(), 0);
        }
        for (int i = 0; i < stroke.points().size(); i++) {
            Point point = stroke.points().get(i);
            if (i == 0) {
                canvas.moveTo(point.x(), height - point.y());
            } else {
                canvas.lineTo(point.x(), height - point.y());
            }
        }
        canvas.stroke();
        if (stroke.dash() > 0) {
            canvas.setLineDash(0);
        }
    }

    private void paint(PdfTemplate canvas, ChinesePdfProducer producer, Shape.Word word) {
        canvas.beginText();
        canvas.setColorFill(word.color());
        canvas.setTextMatrix(left(word), height - word.y());
        for (int i = 0; i < word.text().length(); ) {
            int c = word.text().codePointAt(i);
            BaseFont font = producer.font(Typeface.HEI.faceFor(c));
            canvas.setFontAndSize(font, word.size());
            canvas.showText(Character.toString(c));
            i += Character.charCount(c);
        }
        canvas.endText();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        java.awt.Dimension dimension = new java.awt.Dimension();
        dimension.setSize(width, height);
        return dimension;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D rectangle) {
        Graphics2D canvas = (Graphics2D) graphics.create();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.translate(rectangle.getX(), rectangle.getY());
        canvas.scale(rectangle.getWidth() / width, rectangle.getHeight() / height);
        shapes.forEach(shape -> paint(canvas, shape));
        canvas.dispose();
    }

    /// The drawing as a picture (PNG) on white, `scale` pixels to the point.
    public byte[] png(int scale) {
        BufferedImage image =
                new BufferedImage(Math.round(width * scale), Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        render(
                DefaultJasperReportsContext.getInstance(),
                canvas,
                new Rectangle2D.Float(0, 0, image.getWidth(), image.getHeight()));
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("drawing " + id + " not written", e);
        }
        return out.toByteArray();
    }

    private static void paint(Graphics2D canvas, Shape shape) {
        switch (shape) {
            case Shape.Box box -> {
                canvas.setColor(box.color());
                canvas.fill(new Rectangle2D.Float(box.x(), box.y(), box.width(), box.height()));
            }
            case Shape.Stroke stroke -> {
                canvas.setColor(stroke.color());
                canvas.setStroke(new BasicStroke(
                        stroke.width(),
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        stroke.dash() > 0 ? new float[] {stroke.dash()} : null,
                        0));
                canvas.draw(path(stroke.points()));
            }
            case Shape.Dot dot -> {
                var circle = new Ellipse2D.Float(
                        dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius());
                canvas.setColor(Color.WHITE);
                canvas.fill(circle);
                canvas.setColor(dot.color());
                canvas.setStroke(new BasicStroke(DOT_STROKE));
                canvas.draw(circle);
            }
            case Shape.Word word -> {
                canvas.setColor(word.color());
                float x = left(word);
                for (int c : word.text().codePoints().toArray()) {
                    String character = Character.toString(c);
                    canvas.setFont(Typeface.HEI.faceFor(c).font().deriveFont(word.size()));
                    canvas.drawString(character, x, word.y());
                    x += wordWidth(character, word.size());
                }
            }
        }
    }

    private static Path2D path(List<Point> points) {
        var path = new Path2D.Float();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(p -> path.lineTo(p.x(), p.y()));
        return path;
    }

    private static float left(Shape.Word word) {
        float wide = wordWidth(word.text(), word.size());
        return switch (word.anchor()) {
            case START -> word.x();
            case MIDDLE -> word.x() - wide / 2;
            case END -> word.x() - wide;
        };
    }
}
