package org.jujian.reports.document.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignField;
import net.sf.jasperreports.engine.design.JRDesignLine;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/// The templates of tables: `table.jrxml` with its cells repeated for the columns of a layout, made once for each
/// layout.
final class TableTemplates {
    private final JasperReportsContext context;
    private final Map<Layout, JasperReport> made = new ConcurrentHashMap<>();

    enum Head {
        TITLES,
        /// No titles, a line only.
        NONE
    }

    record Layout(List<Column> columns, Head head, int rowHeight) {}

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
        return "cell" + column;
    }

    private JasperReport make(Layout layout) {
        try (InputStream in = TableTemplates.class.getResourceAsStream("/reports/table.jrxml")) {
            JasperDesign design = new JRXmlLoader(context).loadXML(in);
            addColumns(design, layout);
            return JasperCompileManager.getInstance(context).compile(design);
        } catch (JRException | IOException e) {
            throw new IllegalStateException("template of tables cannot be read", e);
        }
    }

    private static void addColumns(JasperDesign design, Layout layout) throws JRException {
        JRDesignBand head = (JRDesignBand) design.getColumnHeader();
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
                head.addElement(cell(headCell, "$P{" + title(i) + "}", x, column, headAlignment(alignment), 22));
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
            case JUSTIFIED -> HorizontalTextAlignEnum.JUSTIFIED;
        };
    }

    private static HorizontalTextAlignEnum headAlignment(HorizontalTextAlignEnum body) {
        return body == HorizontalTextAlignEnum.JUSTIFIED ? HorizontalTextAlignEnum.CENTER : body;
    }
}
