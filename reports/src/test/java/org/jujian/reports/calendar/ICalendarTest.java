package org.jujian.reports.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ICalendarTest {
    private static final Instant STAMP = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void writesADay() {
        assertThat(new ICalendar(
                                "李园一村应公开",
                                STAMP,
                                List.of(new ICalendar.Day(
                                        "1@jujian",
                                        LocalDate.parse("2026-04-10"),
                                        "CW-02 各项经费支出；3月，到期",
                                        "a,b;c\\d\ne")))
                        .write())
                .isEqualTo("""
                        BEGIN:VCALENDAR
                        VERSION:2.0
                        PRODID:-//Jujian//Due days//ZH
                        CALSCALE:GREGORIAN
                        METHOD:PUBLISH
                        X-WR-CALNAME:李园一村应公开
                        REFRESH-INTERVAL;VALUE=DURATION:PT12H
                        X-PUBLISHED-TTL:PT12H
                        BEGIN:VEVENT
                        UID:1@jujian
                        DTSTAMP:20260401T000000Z
                        DTSTART;VALUE=DATE:20260410
                        SUMMARY:CW-02 各项经费支出；3月，到期
                        DESCRIPTION:a\\,b\\;c\\\\d\\ne
                        TRANSP:TRANSPARENT
                        END:VEVENT
                        END:VCALENDAR
                        """.replace("\n", "\r\n"));
    }

    /// Whatever is written can be read back, no line is longer than 75 octets, and none ends inside a character.
    @Property(tries = 500)
    void foldsAndEscapesAnyText(@ForAll @StringLength(max = 300) String text) {
        // halves of pairs are no characters
        String summary = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String written = new ICalendar(
                        "x", STAMP, List.of(new ICalendar.Day("1", LocalDate.parse("2026-04-10"), summary, "")))
                .write();

        assertThat(written).endsWith("END:VCALENDAR\r\n");
        String[] lines = written.split("\r\n");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r");
        });
        String unfolded = written.replace("\r\n ", "");
        String found = List.of(unfolded.split("\r\n")).stream()
                .filter(line -> line.startsWith("SUMMARY:"))
                .findFirst()
                .orElseThrow()
                .substring("SUMMARY:".length());
        assertThat(read(found)).isEqualTo(summary.replace("\r\n", "\n").replace("\r", "\n"));
    }

    private static String read(String escaped) {
        var text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\') {
                char next = escaped.charAt(++i);
                text.append(next == 'n' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
