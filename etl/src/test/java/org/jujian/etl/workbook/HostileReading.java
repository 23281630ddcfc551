package org.jujian.etl.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.Template;

/// A process of its own with a small heap: reads every file of a folder as T-03 and says of each how that ended and how
/// many milliseconds it took.
final class HostileReading {
    private HostileReading() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
                long start = System.nanoTime();
                String end = switch (FeedReading.open(
                        () -> Files.newInputStream(file), Template.SHEETS, AmountUnit.UNDECLARED)) {
                    case FeedReading.Refused refused -> refused.problem().code().name();
                    case Feed feed -> "read " + feed.lines();
                };
                System.out.println(file.getFileName() + "\t" + end + "\t" + (System.nanoTime() - start) / 1_000_000);
            }
        }
    }
}
