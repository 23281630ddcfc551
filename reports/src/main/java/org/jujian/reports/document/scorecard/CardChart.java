package org.jujian.reports.document.scorecard;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jujian.reports.document.paper.Form;
import org.jujian.reports.document.scorecard.CardSources.MonthScore;
import org.jujian.reports.document.scorecard.SupervisionCard.Dimension;
import org.jujian.reports.document.typeset.Drawing;
import org.jujian.reports.document.typeset.Drawing.Anchor;
import org.jujian.reports.document.typeset.Drawing.Point;
import org.jujian.reports.document.writing.Written;

/// The two charts of a card side by side: the six dimensions as a radar, the months' totals as a line.
final class CardChart {
    private static final float WIDTH = Form.CARD.width();
    private static final float HEIGHT = 120;
    private static final Color INK = new Color(0x1F2933);
    private static final Color AXIS = new Color(0x5B6672);
    private static final Color GRID = new Color(0xD9DEE4);
    private static final Color BLUE = new Color(0x1F5A8A);

    private static final float CENTRE_X = 112;
    private static final float CENTRE_Y = 61;
    private static final float RADIUS = 43;

    private static final float LEFT = 262;
    private static final float RIGHT = WIDTH - 14;
    private static final float TOP = 22;
    private static final float BOTTOM = HEIGHT - 18;
    private static final float SMALL = 7.5f;

    /// Points of score between two lines of the grid, and the highest score at which the axis begins.
    private static final int TICK = 20;

    private static final int MOST_BEGIN = 60;

    private CardChart() {}

    static Drawing of(List<Dimension> dimensions, List<MonthScore> history) {
        Drawing drawing = new Drawing("card", WIDTH, HEIGHT);
        radar(drawing, dimensions);
        line(drawing, history);
        return drawing;
    }

    private static void radar(Drawing drawing, List<Dimension> dimensions) {
        for (int ring = 1; ring <= 5; ring++) {
            Point[] points = new Point[dimensions.size() + 1];
            for (int i = 0; i < points.length; i++) {
                points[i] = at(i, dimensions.size(), RADIUS * ring / 5);
            }
            drawing.line(ring == 5 ? .7f : .35f, ring == 5 ? AXIS : GRID, points);
        }
        List<Point> shape = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            drawing.line(.35f, GRID, new Point(CENTRE_X, CENTRE_Y), at(i, dimensions.size(), RADIUS));
            Point label = at(i, dimensions.size(), RADIUS + 9);
            Anchor anchor = Math.abs(label.x() - CENTRE_X) < 2
                    ? Anchor.MIDDLE
                    : label.x() > CENTRE_X ? Anchor.START : Anchor.END;
            drawing.word(
                    label.x(),
                    label.y() + 3,
                    dimension.name() + " " + (dimension.value() == null ? "未计入" : Written.score(dimension.value())),
                    SMALL,
                    anchor,
                    INK);
            if (dimension.value() != null) {
                shape.add(at(i, dimensions.size(), RADIUS * dimension.value().floatValue() / 100));
            }
        }
        if (!shape.isEmpty()) {
            shape.add(shape.getFirst());
            drawing.line(1.4f, BLUE, shape.toArray(Point[]::new));
            shape.stream().skip(1).forEach(p -> drawing.dot(p.x(), p.y(), 1.6f, BLUE));
        }
    }

    private static Point at(int spoke, int spokes, float radius) {
        float angle = (float) (Math.TAU * (spoke % spokes) / spokes - Math.PI / 2);
        return new Point(CENTRE_X + (float) Math.cos(angle) * radius, CENTRE_Y + (float) Math.sin(angle) * radius);
    }

    private static void line(Drawing drawing, List<MonthScore> history) {
        int from = axisBegin(history);
        for (int tick = from; tick <= 100; tick += TICK) {
            float y = y(BigDecimal.valueOf(tick), from);
            drawing.line(
                    tick == from ? .7f : .35f, tick == from ? AXIS : GRID, new Point(LEFT, y), new Point(RIGHT, y));
            drawing.word(LEFT - 4, y + 2.5f, Integer.toString(tick), SMALL, Anchor.END, AXIS);
        }
        drawing.word(LEFT, 11, "近12个月总分（可计权重不足70的月份不画）", SMALL, Anchor.START, AXIS);
        float step = (RIGHT - LEFT) / Math.max(1, history.size());
        List<Point> course = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            MonthScore month = history.get(i);
            float x = LEFT + step * (i + .5f);
            int number = month.month().value().getMonthValue();
            String name = number == 1 || i == 0
                    ? "%02d-%02d".formatted(month.month().value().getYear() % 100, number)
                    : Integer.toString(number);
            drawing.word(x, BOTTOM + 10, name, 6.5f, Anchor.MIDDLE, AXIS);
            if (month.score() == null) {
                draw(drawing, course);
                course.clear();
            } else {
                Point point = new Point(x, y(month.score(), from));
                course.add(point);
                drawing.word(x, point.y() - 5, Written.score(month.score()), 6.5f, Anchor.MIDDLE, INK);
            }
        }
        draw(drawing, course);
    }

    private static void draw(Drawing drawing, List<Point> course) {
        if (course.size() > 1) {
            drawing.line(1.2f, BLUE, course.toArray(Point[]::new));
        }
        course.forEach(p -> drawing.dot(p.x(), p.y(), 1.6f, BLUE));
    }

    /// The score at which the axis begins: 60, or the tick at or below the lowest month.
    private static int axisBegin(List<MonthScore> history) {
        return history.stream()
                .map(MonthScore::score)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(lowest -> Math.min(MOST_BEGIN, lowest.intValue() / TICK * TICK))
                .orElse(MOST_BEGIN);
    }

    private static float y(BigDecimal score, int from) {
        return BOTTOM
                - (BOTTOM - TOP) * score.subtract(BigDecimal.valueOf(from)).floatValue() / (100 - from);
    }
}
