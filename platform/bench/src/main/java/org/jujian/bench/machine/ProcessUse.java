package org.jujian.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process and those it started have used, from /proc; Linux only.
///
/// @param cpuSeconds of all its threads and of children that ended
/// @param peakBytes  the most memory held at once since [#forgetPeak]
public record ProcessUse(double cpuSeconds, long peakBytes) {
    private static final double TICKS = 100;

    public static ProcessUse of(long pid) {
        double ticks = Stream.concat(Stream.of(pid), children(pid))
                .mapToDouble(p -> ticks(p, p == pid))
                .sum();
        return new ProcessUse(ticks / TICKS, peak(pid));
    }

    /// The peak begins anew at what is held now.
    public static void forgetPeak(long pid) {
        try {
            Files.writeString(proc(pid, "clear_refs"), "5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public double cpuSince(ProcessUse before) {
        return cpuSeconds - before.cpuSeconds;
    }

    private static Stream<Long> children(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .filter(child -> pid != ProcessHandle.current().pid())
                .map(ProcessHandle::pid);
    }

    /// Fields 14 to 17 of /proc/PID/stat, counted behind the name in brackets: user and system, own and of children.
    private static double ticks(long pid, boolean withEnded) {
        try {
            String stat = Files.readString(proc(pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            boolean isSelf = pid == ProcessHandle.current().pid();
            return withEnded && !isSelf ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : own;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private static long peak(long pid) {
        try (Stream<String> lines = Files.lines(proc(pid, "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
