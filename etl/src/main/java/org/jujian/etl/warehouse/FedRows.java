package org.jujian.etl.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.UnitCode;
import org.jujian.base.columnstore.ColumnStore;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Template;

/// How much the platform holds of each template, by community.
public final class FedRows {
    /// Of communities nothing may tell that there was a 举报 (contract.md, Visibility).
    static final String WITHOUT_REPORTS = """
            AND (unit, feedback) NOT IN (
                SELECT unit, feedback FROM feedback_version WHERE {scope:unit} AND kind = '举报')
            """;

    private final ColumnStore store;

    public FedRows(ColumnStore store) {
        this.store = store;
    }

    /// @param rows       how many are held now; versions of one row are one
    /// @param first      when the first of them was received, `last` the last version of any
    /// @param backfill   whether any of them was fed as 补录
    /// @param submission the newest that brought one
    public record Fed(
            UnitCode unit,
            Template template,
            long rows,
            Instant first,
            Instant last,
            boolean backfill,
            long submission) {}

    /// Of the communities in `range`, what belongs to `period`, from submissions up to `applied`. Only what there is.
    public List<Fed> of(Scope scope, CodeRange range, Period period, long applied) {
        var fed = new ArrayList<Fed>();
        for (Template template : Template.values()) {
            if (template != Template.UNITS) {
                fed.addAll(of(scope, range, period, applied, template));
            }
        }
        return fed;
    }

    private List<Fed> of(Scope scope, CodeRange range, Period period, long applied, Template template) {
        FactTable table = FactTable.of(template);
        Statement statement = Statement.of("""
                SELECT
                    unit,
                    uniqExact(%s) AS rows,
                    min(received_at) AS first,
                    max(received_at) AS last,
                    max(backfill) AS any_backfill,
                    max(submission) AS newest
                FROM %s
                WHERE {scope:unit}
                    AND unit BETWEEN {range_from:UInt64} AND {range_to:UInt64}
                    AND submission <= {applied:UInt64}
                    AND %s
                    %s
                GROUP BY unit
                ORDER BY unit
                """.formatted(
                                String.join(", ", table.key()),
                                table.versions(),
                                Within.condition(template),
                                hidden(scope, template)))
                .bindRange("range", range)
                .bind("applied", applied);
        return store.query(
                scope,
                Within.bind(statement, period),
                row -> new Fed(
                        row.unit("unit"),
                        template,
                        row.number("rows"),
                        row.instant("first"),
                        row.instant("last"),
                        row.flag("any_backfill"),
                        row.number("newest")));
    }

    static String hidden(Scope scope, Template template) {
        boolean told = scope.audience() != Audience.COMMUNITY && scope.audience() != Audience.PUBLIC;
        return template != Template.FEEDBACK || told ? "" : WITHOUT_REPORTS;
    }
}
