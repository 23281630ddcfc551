package org.jujian.tenants.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jujian.base.code.UnitCode;
import org.junit.jupiter.api.Test;

/// Rows of T-00 as they came (submission, received, mode, 社区名称, 启用日期) → names with their days.
class UnitHistoryTest {
    @Test
    void keepsTheOldNameUntilTheDayOnWhichTheRenamingWasReceived() {
        assertThat(names("""
                1 2026-01-05 live 李园一村社区 2025-01-01
                2 2026-03-10 live 李园社区 2025-01-01
                """)).isEqualTo("""
                李园一村社区 … 2026-03-09
                李园社区 2026-03-10 …
                """);
    }

    @Test
    void takesABackfillAtItsWordAndNamesTheWholePast() {
        assertThat(names("""
                1 2026-01-05 live 李圆一村社区 2025-01-01
                2 2026-03-10 backfill 李园一村社区 2025-01-01
                """)).isEqualTo("""
                李园一村社区 … …
                """);
    }

    @Test
    void renamesFromTheFirstDayWhenTheRowOfTheNewNameHasALaterOne() {
        assertThat(names("""
                1 2026-04-01 backfill 李园一村社区 2025-01-01
                2 2026-04-01 backfill 李园社区 2026-03-01
                """)).isEqualTo("""
                李园一村社区 … 2026-02-28
                李园社区 2026-03-01 …
                """);
    }

    @Test
    void doesNotRenameAheadOfTheFirstDay() {
        assertThat(names("""
                1 2026-01-05 live 李园一村社区 2025-01-01
                2 2026-03-10 live 李园社区 2026-05-01
                """)).isEqualTo("""
                李园一村社区 … 2026-04-30
                李园社区 2026-05-01 …
                """);
    }

    @Test
    void countsARowThatChangesOtherThingsAsTheSameName() {
        assertThat(names("""
                1 2026-01-05 live 李园一村社区 2025-01-01
                2 2026-02-10 live 李园一村社区 2025-01-01
                3 2026-03-10 live 李园社区 2025-01-01
                4 2026-03-20 live 李园一村社区 2025-01-01
                """)).isEqualTo("""
                李园一村社区 … 2026-03-09
                李园社区 2026-03-10 2026-03-19
                李园一村社区 2026-03-20 …
                """);
    }

    @Test
    void saysTheNameOfADay() {
        UnitHistory history = history("""
                1 2026-01-05 live 李园一村社区 2025-01-01
                2 2026-03-10 live 李园社区 2025-01-01
                """);
        assertThat(history.nameOn(LocalDate.of(1999, 1, 1))).contains("李园一村社区");
        assertThat(history.nameOn(LocalDate.of(2026, 3, 9))).contains("李园一村社区");
        assertThat(history.nameOn(LocalDate.of(2026, 3, 10))).contains("李园社区");
        assertThat(new UnitHistory(List.of()).nameOn(LocalDate.of(2026, 3, 10))).isEmpty();
    }

    private static String names(String rows) {
        return history(rows).names().stream()
                .map(n -> n.name() + " " + (n.from() == null ? "…" : n.from()) + " " + (n.to() == null ? "…" : n.to())
                        + "\n")
                .collect(Collectors.joining());
    }

    private static UnitHistory history(String rows) {
        return new UnitHistory(Stream.of(rows.split("\n"))
                .map(row -> row.split(" "))
                .map(cells -> new UnitVersion(
                        UnitCode.of("310114004009"),
                        Long.parseLong(cells[0]),
                        2,
                        LocalDate.parse(cells[1]),
                        cells[2].equals("backfill"),
                        cells[3],
                        LocalDate.parse(cells[4]),
                        null))
                .toList());
    }
}
