package org.jujian.reports.document.writing;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jujian.reports.document.typeset.Drawing;
import org.jujian.reports.document.typeset.Drawing.Anchor;
import org.jujian.reports.document.typeset.Drawing.Point;

/// The charts of the report, as vectors. Colours differ in lightness too, so that a copy in grey can be read: the
/// parts of a bar are about 110, 190 and 45 of 255.
public final class Charts {
    static final float WIDTH = 442;
    static final float HEIGHT = 160;

    private static final Color INK = new Color(0x1F2933);
    private static final Color AXIS = new Color(0x5B6672);
    private static final Color GRID = new Color(0xD9DEE4);
    private static final Color WHITE = Color.WHITE;
    private static final Color BLUE = new Color(0x2F78AE);
    private static final Color ORANGE = new Color(0xF2B85C);
    private static final Color RED = new Color(0x5C1420);
    private static final Color PALE_BLUE = new Color(0xA9C6DC);

    private static final float LEFT = 44;
    private static final float RIGHT = WIDTH - 6;
    private static final float TOP = 26;
    private static final float BOTTOM = HEIGHT - 22;
    private static final int TICKS = 4;
    private static final float SMALL = 8.5f;
    private static final float LABEL = 9;

    private Charts() {}

    record Key(String name, Color color) {
        private static final int LIGHT = 140;

        /// What can be read on it.
        Color ink() {
            return (299 * color.getRed() + 587 * color.getGreen() + 114 * color.getBlue()) / 1000 > LIGHT ? INK : WHITE;
        }
    }

    /// Part of a bar, in the order of the keys.
    public record Stack(String name, List<Integer> parts) {
        public Stack {
            parts = List.copyOf(parts);
        }

        int total() {
            return parts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    public record Pair(String name, BigDecimal first, BigDecimal second) {}

    /// A rate and its interval in percent.
    public record Whisker(String name, BigDecimal value, BigDecimal low, BigDecimal high) {}

    /// How values become heights.
    private record Scale(double from, double to, int decimals) {
        float y(double value) {
            return (float) (BOTTOM - (BOTTOM - TOP) * (value - from) / (to - from));
        }
    }

    /// Obligations by category: on time, late, unpublished.
    public static Drawing coverage(List<Stack> stacks) {
        List<Key> keys = List.of(new Key("按时", BLUE), new Key("迟公开", ORANGE), new Key("未公开", RED));
        int highest = stacks.stream().mapToInt(Stack::total).max().orElse(0);
        Scale scale = new Scale(0, roundUp(Math.max(4, highest * 1.08)), 0);
        Drawing drawing = frame("coverage", scale, "项", keys);
        float step = (RIGHT - LEFT) / stacks.size();
        float bar = Math.min(40, step * .56f);
        for (int i = 0; i < stacks.size(); i++) {
            Stack stack = stacks.get(i);
            float middle = LEFT + step * (i + .5f);
            int below = 0;
            for (int k = 0; k < keys.size(); k++) {
                int part = stack.parts().get(k);
                float bottom = scale.y(below);
                float height = bottom - scale.y(below + part);
                drawing.box(
                        middle - bar / 2,
                        bottom - height,
                        bar,
                        height,
                        keys.get(k).color());
                if (height > 11) {
                    drawing.word(
                            middle,
                            bottom - height / 2 + 3,
                            "" + part,
                            8,
                            Anchor.MIDDLE,
                            keys.get(k).ink());
                }
                below += part;
            }
            drawing.word(middle, scale.y(below) - 3, "" + below, SMALL, Anchor.MIDDLE, INK);
            drawing.word(middle, BOTTOM + 13, stack.name(), LABEL, Anchor.MIDDLE, INK);
        }
        return drawing;
    }

    /// Income and expense by accounting month, in 万元.
    public static Drawing flows(List<Pair> months) {
        List<Key> keys = List.of(new Key("收入", BLUE), new Key("支出", ORANGE));
        double highest = months.stream()
                .mapToDouble(p -> p.first().max(p.second()).doubleValue())
                .max()
                .orElse(0);
        double lowest = months.stream()
                .mapToDouble(p -> p.first().min(p.second()).doubleValue())
                .min()
                .orElse(0);
        double top = roundUp(Math.max(.04, highest * 1.08));
        Scale scale = new Scale(lowest < 0 ? -roundUp(-lowest * 1.08) : 0, top, top < 4 ? 2 : 0);
        Drawing drawing = frame("flows", scale, "万元", keys);
        float step = (RIGHT - LEFT) / months.size();
        float bar = Math.min(30, step * .3f);
        float figures = months.size() > 8 ? 6.5f : 8;
        for (int i = 0; i < months.size(); i++) {
            Pair month = months.get(i);
            float middle = LEFT + step * (i + .5f);
            bar(drawing, scale, middle - bar - 1, bar, month.first(), BLUE, figures);
            bar(drawing, scale, middle + 1, bar, month.second(), ORANGE, figures);
            drawing.word(middle, BOTTOM + 13, month.name(), months.size() > 8 ? 7.5f : LABEL, Anchor.MIDDLE, INK);
        }
        return drawing;
    }

    /// Rates with the line of their interval; the first is the pooled one.
    public static Drawing satisfaction(List<Whisker> rates) {
        double lowest =
                rates.stream().mapToDouble(w -> w.low().doubleValue()).min().orElse(0);
        Scale scale = new Scale(Math.max(0, Math.floor(lowest / 20) * 20), 100, 0);
        Drawing drawing = frame("satisfaction", scale, "%", List.of(new Key("满意率", BLUE)));
        drawing.word(RIGHT - 64, 12.3f, "竖线为95%置信区间", SMALL, Anchor.END, AXIS);
        float step = (RIGHT - LEFT) / rates.size();
        for (int i = 0; i < rates.size(); i++) {
            Whisker rate = rates.get(i);
            float middle = LEFT + step * (i + .5f);
            float top = scale.y(rate.value().doubleValue());
            float low = scale.y(rate.low().doubleValue());
            float high = scale.y(rate.high().doubleValue());
            drawing.box(middle - 17, top, 34, BOTTOM - top, i == 0 ? BLUE : PALE_BLUE);
            drawing.line(1, INK, new Point(middle, low), new Point(middle, high));
            drawing.line(1, INK, new Point(middle - 5, low), new Point(middle + 5, low));
            drawing.line(1, INK, new Point(middle - 5, high), new Point(middle + 5, high));
            drawing.word(middle + 8, top - 3, rate.value().toPlainString(), SMALL, Anchor.START, INK);
            drawing.word(middle, BOTTOM + 13, rate.name(), LABEL, Anchor.MIDDLE, INK);
        }
        return drawing;
    }

    private static void bar(
            Drawing drawing, Scale scale, float x, float width, BigDecimal value, Color color, float figures) {
        float zero = scale.y(0);
        float end = scale.y(value.doubleValue());
        drawing.box(x, Math.min(zero, end), width, Math.abs(zero - end), color);
        drawing.word(
                x + width / 2,
                Math.min(zero, end) - 3,
                value.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                figures,
                Anchor.MIDDLE,
                INK);
    }

    private static Drawing frame(String id, Scale scale, String unit, List<Key> keys) {
        Drawing drawing = new Drawing(id, WIDTH, HEIGHT);
        for (int i = 0; i <= TICKS; i++) {
            double value = scale.from() + (scale.to() - scale.from()) * i / TICKS;
            float y = scale.y(value);
            drawing.line(i == 0 ? .8f : .4f, i == 0 ? AXIS : GRID, new Point(LEFT, y), new Point(RIGHT, y));
            String text = BigDecimal.valueOf(value)
                    .setScale(scale.decimals(), RoundingMode.HALF_UP)
                    .toPlainString();
            drawing.word(LEFT - 4, y + 3, text, SMALL, Anchor.END, AXIS);
        }
        drawing.word(4, 12, unit, SMALL, Anchor.START, AXIS);
        float x = RIGHT;
        for (Key key : keys.reversed()) {
            x -= Drawing.wordWidth(key.name(), LABEL) + 22;
            drawing.box(x, 4.5f, 10, 9, key.color());
            drawing.word(x + 13, 12.3f, key.name(), LABEL, Anchor.START, INK);
        }
        return drawing;
    }

    /// The next number above that four equal steps divide well.
    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
