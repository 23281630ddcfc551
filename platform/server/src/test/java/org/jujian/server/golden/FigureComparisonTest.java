package org.jujian.server.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureComparisonTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void takesARoundedValueForTheFraction() {
        assertThat(compare("'value': '0.894737', 'exact': '17/19'", "'value': '0.894737'")
                        .differences())
                .isEmpty();
    }

    @Test
    void seesADifferenceInTheSixthDecimal() {
        assertThat(compare("'value': '0.894737', 'exact': '17/19'", "'value': '0.894738'")
                        .differences())
                .containsExactly("310114004001 2026-01 M01: expected 17/19, actual 0.894738");
    }

    @Test
    void takesNullForNothingButNull() {
        assertThat(compare("'value': null, 'exact': null", "'value': '0'").differences())
                .hasSize(1);
        assertThat(compare("'value': '0.000000', 'exact': '0'", "'value': null").differences())
                .hasSize(1);
    }

    @Test
    void wantsAWholeNumeratorExactly() {
        assertThat(compare("'value': '1', 'exact': '1', 'numerator': '19'", "'value': '1', 'numerator': '19.0000001'")
                        .differences())
                .hasSize(1);
        assertThat(compare("'value': '1', 'exact': '1', 'numerator': '37/3'", "'value': '1', 'numerator': '12.3333333'")
                        .differences())
                .isEmpty();
    }

    @Test
    void seesAMissingRow() {
        JsonNode expected = JSON.readTree(row("tenant", "'value': '1', 'exact': '1'", true));
        assertThat(FigureComparison.of(expected, List.of()).differences())
                .containsExactly("310114004001 2026-01 M01: missing, expected 1");
    }

    private static FigureComparison compare(String expected, String actual) {
        return FigureComparison.of(
                JSON.readTree(row("tenant", expected, true)), List.of(JSON.readTree(row("unit", actual, false))));
    }

    private static String row(String unit, String rest, boolean inList) {
        String row = "{'%s': '310114004001', 'period': '2026-01', 'metric': 'M01', %s}".formatted(unit, rest);
        return (inList ? "[" + row + "]" : row).replace('\'', '"');
    }
}
