package org.jujian.reports.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A calendar of whole days as RFC 5545 has it: lines end with CRLF and are folded at 75 octets, never inside a
/// character; texts are escaped (§3.3.11).
public record ICalendar(String name, Instant stamp, List<Day> days) {
    private static final int MOST_OCTETS = 75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public ICalendar {
        days = List.copyOf(days);
    }

    /// @param uid the same for the same thing, whenever it is asked for
    public record Day(String uid, LocalDate on, String summary, String description) {}

    public String write() {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Jujian//Due days//ZH");
        line(out, "CALSCALE:GREGORIAN");
        line(out, "METHOD:PUBLISH");
        line(out, "X-WR-CALNAME:" + escaped(name));
        line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        line(out, "X-PUBLISHED-TTL:PT12H");
        for (Day day : days) {
            line(out, "BEGIN:VEVENT");
            line(out, "UID:" + escaped(day.uid()));
            line(out, "DTSTAMP:" + STAMP.format(stamp));
            line(out, "DTSTART;VALUE=DATE:" + DATE.format(day.on()));
            line(out, "SUMMARY:" + escaped(day.summary()));
            line(out, "DESCRIPTION:" + escaped(day.description()));
            line(out, "TRANSP:TRANSPARENT");
            line(out, "END:VEVENT");
        }
        line(out, "END:VCALENDAR");
        return out.toString();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\r", "\\n")
                .replace("\n", "\\n");
    }

    /// A line behind the first begins with a blank, which counts.
    private static void line(StringBuilder out, String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String character = Character.toString(c);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(character);
            octets += size;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }
}
