package org.jujian.etl.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.jujian.base.columnstore.Statement;
import org.jujian.base.time.Period;
import org.jujian.etl.template.Form;
import org.jujian.etl.template.Template;

/// Which rows of a template belong to a period: by 会计期间 or 期间 where the template has one, publications by 实际公开日期,
/// events by 事件日期, opinions by 提出时间. The list of units belongs to none.
final class Within {
    private Within() {}

    /// With the values of [#bind]; of the list of units everything.
    static String condition(Template template) {
        return switch (template) {
            case UNITS -> "1";
            case EVENTS -> days("happened_on");
            case REGISTER -> days("claimed_on");
            case LEDGER, SHEETS -> days("month");
            case FEEDBACK -> days("raised_on");
            case SURVEYS -> texts("period");
            case SPECIAL_FUNDS, DEBTS, LEASES, UTILITIES, MEETINGS, EVALUATIONS, REVIEWS ->
                condition(template.form().orElseThrow());
        };
    }

    static Statement bind(Statement statement, Period period) {
        return statement
                .bind("first_day", period.firstDay())
                .bind("last_day", period.lastDay())
                .bind("periods", texts(period));
    }

    private static String condition(Form form) {
        Form.Field field = form.fields().stream()
                .filter(f -> f.heading().equals(form.period()))
                .findFirst()
                .orElseThrow();
        boolean text = field.reading() == Form.Plain.SPAN || field.reading() == Form.Plain.PERIOD;
        return text ? texts(field.stored()) : days(field.stored());
    }

    private static String days(String column) {
        return column + " BETWEEN {first_day:Date32} AND {last_day:Date32}";
    }

    private static String texts(String column) {
        return column + " IN {periods:Array(String)}";
    }

    /// The period itself and those within it, as rows write them.
    private static List<String> texts(Period period) {
        var texts = new ArrayList<String>();
        texts.add(period.toString());
        switch (period) {
            case Period.Month month -> {}
            case Period.Quarter quarter -> months(period, texts);
            case Period.Year year -> {
                texts.add(year + "计划");
                for (int number = 1; number <= 4; number++) {
                    texts.add(new Period.Quarter(year.value(), number).toString());
                }
                months(period, texts);
            }
        }
        return List.copyOf(texts);
    }

    private static void months(Period period, List<String> texts) {
        for (Period.Month month = Period.monthOf(period.firstDay());
                !month.firstDay().isAfter(period.lastDay());
                month = month.plus(1)) {
            texts.add(month.toString());
        }
    }
}
