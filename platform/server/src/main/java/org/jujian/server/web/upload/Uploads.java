package org.jujian.server.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.Template;
import org.jujian.tenants.people.Person;

/// Submissions as the upload page sends and reads them. Those outside of the scope do not exist.
public interface Uploads {
    /// Keeps the bytes before it answers. Refusals are a `Problem` with a sentence for the sender.
    SentFile send(Person person, Order order, InputStream bytes);

    /// What the file would be read as; nothing of it is kept. Without a template its headings decide.
    Preview preview(Person person, Look look, Original original) throws IOException;

    Optional<SentFile> find(Scope scope, String id);

    /// The newest first.
    List<SentFile> newest(Scope scope, int limit);

    /// A page of what somebody looks for, the newest first, and what all of it comes to.
    Found search(Scope scope, Sought sought, Slice slice);

    /// Who sent files for which unit.
    List<Sender> senders(Scope scope);

    /// Why rows were rejected, the most frequent reason first.
    List<Reason> reasons(Scope scope, SentFile file);

    /// Those of `reason` (all when empty), by row.
    List<Remark> rejected(Scope scope, SentFile file, Optional<ReasonKey> reason, Slice slice);

    List<Remark> warnings(Scope scope, SentFile file, int limit);

    /// `.xlsx` or `.csv`, by what the file is.
    String errorFileEnding(Scope scope, SentFile file) throws IOException;

    /// The file as it was sent, with the column 错误说明. When there is none, a `Problem` before the first byte.
    void writeErrorFile(Scope scope, SentFile file, OutputStream out) throws IOException;

    /// A sheet to fill in for a community or a street in the scope, with what is known of the period.
    BlankSheet blank(Scope scope, Template template, UnitCode unit, Period period);

    /// The last day that has begun.
    LocalDate today();

    record ReasonKey(String code, String column) {}

    /// @param template T-01 …
    /// @param from     the first day of receipt, `to` the last
    /// @param by       the name by which the sender logs in
    record Sought(
            Optional<String> template,
            Optional<SentFile.State> state,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> by) {}

    record Found(List<Entry> files, Totals totals) {
        public Found {
            files = List.copyOf(files);
        }
    }

    /// A file, the unit that fed it, and who sent it.
    record Entry(SentFile file, UnitCode unit, String by) {}

    record Sender(String name, UnitCode unit) {}

    /// Files by state, and the rows of those that were loaded; a trial loads nothing.
    record Totals(long waiting, long running, long done, long failed, long accepted, long rejected, long unchanged) {
        public long files() {
            return waiting + running + done + failed;
        }

        public long read() {
            return accepted + rejected + unchanged;
        }
    }

    /// The rows of one page; `page` from 1.
    record Slice(int page, int size) {
        public Slice {
            page = Math.clamp(page, 1, 1_000_000);
        }
    }

    /// `template` is its code (T-01), `amountUnit` 元, 万元, or empty for what the file says.
    record Order(String template, String amountUnit, Mode mode, Purpose purpose, String fileName, Headings headings) {}

    /// `template` may be empty.
    record Look(String template, String amountUnit, Headings headings) {}

    /// Columns by heading as the sender said, `""` for one that is not used; empty = as was said before.
    record Headings(Map<String, String> columns, Memory memory) {
        public Headings {
            columns = Map.copyOf(columns);
        }
    }

    enum Memory {
        THIS_FILE,
        FOR_GOOD
    }

    enum Mode {
        LIVE,
        BACKFILL
    }

    enum Purpose {
        LOAD,
        TRIAL
    }
}
