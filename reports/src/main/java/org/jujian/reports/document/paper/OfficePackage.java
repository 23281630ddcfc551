package org.jujian.reports.document.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Office files (XLSX, DOCX) are zip archives, and their writers put the moment of writing into them.
final class OfficePackage {
    /// What lies in `docProps/core.xml` of the moment of writing.
    private static final String MOMENT = ">[0-9]{4}-[0-9]{2}-[0-9]{2}T[^<]*<";

    private OfficePackage() {}

    /// The same file with the day of its data in the place of the moment of writing, so that the same data give the
    /// same bytes.
    static byte[] dated(byte[] office, LocalDate day) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(office.length);
        Path file = null;
        try {
            // writers leave sizes to the directory at the end, which only a file is read by
            file = Files.createTempFile("paper", ".zip");
            Files.write(file, office);
            try (ZipFile in = new ZipFile(file.toFile());
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(in.entries())) {
                    byte[] content = in.getInputStream(entry).readAllBytes();
                    if (entry.getName().equals("docProps/core.xml")) {
                        content = new String(content, StandardCharsets.UTF_8)
                                .replaceAll(MOMENT, ">" + day + "T00:00:00Z<")
                                .getBytes(StandardCharsets.UTF_8);
                    }
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTimeLocal(day.atStartOfDay());
                    zip.putNextEntry(same);
                    zip.write(content);
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("office file not written", e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("office file not cleared away", e);
        }
    }
}
