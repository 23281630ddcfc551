package org.jujian.reports.document.paper;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignRectangle;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/// The templates of tables: `table.jrxml` with its cells repeated for the columns of a layout, made once for each
/// layout.
final class TableTemplates {
    static final String CAPTION = "caption";
    static final String UNIT = "unit";
    static final String CELL = "cell";
    static final String TONE = "tone";

    /// In a narrower column justified prose has holes.
    private static final int LEAST_JUSTIFIED = 200;

    private final JasperReportsContext context;
    private final Map<Layout, JasperReport> made = new ConcurrentHashMap<>();

    enum Head {
        TITLES,
        /// No titles, a line only.
        NONE
    }

    record Layout(Form form, List<Column> columns, Head head, int rowHeight) {}

    TableTemplates(JasperReportsContext context) {
        this.context = context;
    }

    JasperReport template(Layout layout) {
        return made.computeIfAbsent(layout, this::make);
    }

    static String title(int column) {
        return "title" + column;
    }

    static String cell(int column) {
        return CELL + column;
    }

    private JasperReport make(Layout layout) {
        try (InputStream in = TableTemplates.class.getResourceAsStream("/reports/table.jrxml")) {
            JasperDesign design = new JRXmlLoader(context).loadXML(in);
            size(design, layout.form());
            addColumns(design, layout);
            return JasperCompileManager.getInstance(context).compile(design);
        } catch (JRException | IOException e) {
            throw new IllegalStateException("template of tables cannot be read", e);
        }
    }

    private static void addColumns(JasperDesign design, Layout layout) throws JRException {
        List<JRBand> heads =
                ((JRDesignSection) design.getGroupsList().getFirst().getGroupHeaderSection()).getBandsList();
        JRDesignBand continued = (JRDesignBand) heads.getFirst();
        JRDesignBand head = (JRDesignBand) heads.getLast();
        List<JRBand> bodies = ((JRDesignSection) design.getDetailSection()).getBandsList();
        JRDesignBand foot = (JRDesignBand) design.getColumnFooter();
        JRDesignTextField headCell = (JRDesignTextField) head.getChildren().removeFirst();
        List<JRDesignTextField> bodyCells = bodies.stream()
                .map(b -> (JRDesignTextField) ((JRDesignBand) b).getChildren().removeFirst())
                .toList();
        int width = layout.columns().stream().mapToInt(Column::width).sum();
        design.setPageWidth(width);
        design.setColumnWidth(width);
        ((JRDesignLine) foot.getChildren().getFirst()).setWidth(width);
        bodies.forEach(b -> ((JRDesignBand) b).setHeight(layout.rowHeight()));
        head.setHeight(layout.form().tableHead());
        continued.setHeight(layout.form().continuedLine() + 2);
        continued.getChildren().forEach(e -> {
            ((JRDesignElement) e).setWidth(width);
            ((JRDesignElement) e).setHeight(layout.form().continuedLine());
        });
        int x = 0;
        for (int i = 0; i < layout.columns().size(); i++) {
            Column column = layout.columns().get(i);
            JRDesignParameter title = new JRDesignParameter();
            title.setName(title(i));
            title.setValueClass(String.class);
            design.addParameter(title);
            JRDesignField field = new JRDesignField();
            field.setName(cell(i));
            field.setValueClass(String.class);
            design.addField(field);
            HorizontalTextAlignEnum alignment = alignment(column);
            if (layout.head() == Head.TITLES) {
                head.addElement(cell(
                        headCell,
                        "$P{" + title(i) + "}",
                        x,
                        column,
                        headAlignment(column),
                        layout.form().tableHead()));
            }
            if (column.ground() == Column.Ground.TONED) {
                addTones(design, bodies, column, i, x, layout.rowHeight());
            }
            for (int b = 0; b < bodies.size(); b++) {
                ((JRDesignBand) bodies.get(b))
                        .addElement(cell(
                                bodyCells.get(b), "$F{" + cell(i) + "}", x, column, alignment, layout.rowHeight()));
            }
            x += column.width();
        }
        if (layout.head() == Head.NONE) {
            head.setHeight(1);
            head.addElement((JRDesignElement) foot.getChildren().getFirst().clone());
        }
    }

    /// A box of each tone behind the cell, of which at most one is printed.
    private static void addTones(JasperDesign design, List<JRBand> bodies, Column column, int number, int x, int height)
            throws JRException {
        for (Cell.Tone tone : Cell.Tone.values()) {
            if (tone == Cell.Tone.NONE) {
                continue;
            }
            JRDesignField field = new JRDesignField();
            field.setName(TONE + tone + "_" + number);
            field.setValueClass(Boolean.class);
            design.addField(field);
            for (JRBand body : bodies) {
                JRDesignRectangle box = new JRDesignRectangle(design);
                box.setX(x + 1);
                box.setWidth(column.width() - 2);
                box.setHeight(height);
                box.setMode(ModeEnum.OPAQUE);
                box.setBackcolor(new Color(tone.color()));
                box.getLinePen().setLineWidth(0f);
                box.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
                box.setPrintWhenExpression(new JRDesignExpression("$F{" + field.getName() + "}"));
                ((JRDesignBand) body).addElement(box);
            }
        }
    }

    private static void size(JasperDesign design, Form form) {
        for (JRStyle style : design.getStyles()) {
            style.setFontSize(form.tableFont());
            if (style.getLineBox().getOwnTopPadding() != null) {
                style.getLineBox().setTopPadding(form.tablePadding());
                style.getLineBox().setBottomPadding(form.tablePadding());
            }
            if (style.getParagraph().getOwnLineSpacingSize() != null) {
                style.getParagraph().setLineSpacingSize(form.tableLine());
            }
        }
    }

    private static JRDesignTextField cell(
            JRDesignTextField pattern,
            String expression,
            int x,
            Column column,
            HorizontalTextAlignEnum alignment,
            int height) {
        JRDesignTextField cell = (JRDesignTextField) pattern.clone();
        cell.setX(x);
        cell.setWidth(column.width());
        cell.setHeight(height);
        cell.setHorizontalTextAlign(alignment);
        cell.setExpression(new JRDesignExpression(expression));
        return cell;
    }

    private static HorizontalTextAlignEnum alignment(Column column) {
        return switch (column.alignment()) {
            case LEFT -> HorizontalTextAlignEnum.LEFT;
            case CENTER -> HorizontalTextAlignEnum.CENTER;
            case RIGHT -> HorizontalTextAlignEnum.RIGHT;
            case JUSTIFIED ->
                column.width() < LEAST_JUSTIFIED ? HorizontalTextAlignEnum.LEFT : HorizontalTextAlignEnum.JUSTIFIED;
        };
    }

    private static HorizontalTextAlignEnum headAlignment(Column column) {
        return column.alignment() == Column.Alignment.JUSTIFIED ? HorizontalTextAlignEnum.CENTER : alignment(column);
    }
}
