package org.jujian.etl.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.files.Originals;
import org.jujian.base.files.Receipt;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Feed;
import org.jujian.etl.template.FeedReading;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.etl.workbook.FileFormat;

/// The files that were fed. What `receive` has answered is on disk and will be applied, in the order of the numbers of
/// its street, however often the platform is killed meanwhile.
///
/// A submission outside of the asker's scope is answered like one that does not exist.
public final class Submissions {
    private final SubmissionStore store;
    private final MappingMemory memory;
    private final Originals originals;
    private final Clock clock;
    private final Runnable wake;

    /// `wake` tells the workers that there is something to do.
    public Submissions(Database database, Originals originals, Clock clock, Runnable wake) {
        this.store = new SubmissionStore(database);
        this.memory = new MappingMemory(database);
        this.originals = originals;
        this.clock = clock;
        this.wake = wake;
    }

    /// The answer to a call of [#acknowledge]: `replayed` when an earlier call with the same key was answered so
    /// before.
    public record Acknowledgement(Submission submission, boolean replayed) {}

    /// Takes the bytes and gives the submission its number.
    ///
    /// An idempotency key names a call of the feeding unit for seven days. The same key with the same bytes and the
    /// same
    /// template, mode, purpose, amount unit and word about headings answers the submission of the first call, whatever
    /// has become of it; with anything else `IDEMPOTENCY_KEY_REUSED` (409). Calls with the same key at the same time
    /// make
    /// one submission. A call that throws leaves its key free, unless its outcome is unknown: then repeat it.
    ///
    /// Further problems: `FEEDING_NOT_ALLOWED`, `TEMPLATE_NOT_ALLOWED`, `BACKFILL_NOT_ALLOWED` (403), `FILE_TOO_LARGE`
    /// (413). When it throws, nothing is fed.
    public Acknowledgement acknowledge(Scope scope, NewSubmission order, InputStream bytes) {
        UnitCode feeder = NewSubmission.feederOf(scope);
        order.requireAllowed(scope);
        Receipt receipt = originals.receive(UUID.randomUUID(), bytes);
        return switch (store.acknowledge(scope, feeder, order, receipt, clock)) {
            case SubmissionStore.Acknowledged.New it -> {
                wake.run();
                yield new Acknowledgement(it.submission(), false);
            }
            case SubmissionStore.Acknowledged.Repeated it -> {
                originals.destroy(receipt.id());
                yield new Acknowledgement(it.first(), true);
            }
            case SubmissionStore.Acknowledged.KeyTaken it -> {
                originals.destroy(receipt.id());
                throw new Problem(
                        "IDEMPOTENCY_KEY_REUSED",
                        409,
                        "Idempotency-Key：这个键已用于另一次上传，与本次的%s不同。怎么办：重试时原样再传；新的上传换一个新键。".formatted(it.difference()));
            }
        };
    }

    /// [#acknowledge] for those who need not know whether the call was a repetition.
    public Submission receive(Scope scope, NewSubmission order, InputStream bytes) {
        return acknowledge(scope, order, bytes).submission();
    }

    /// What `order` would be read as: nothing is loaded, and of the bytes nothing is kept. Without a template the
    /// headings
    /// decide. `FEEDING_NOT_ALLOWED` (403) as for [#receive].
    public Preview preview(
            Scope scope,
            Optional<Template> template,
            AmountUnit amountUnit,
            NewSubmission.Headings headings,
            Original original)
            throws IOException {
        UnitCode feeder = NewSubmission.feederOf(scope);
        return Preview.of(original, template, amountUnit, chosen -> switch (headings) {
            case NewSubmission.Headings.AsBefore before -> memory.remembered(scope, feeder, chosen);
            case NewSubmission.Headings.Said said -> said.mapping();
            case NewSubmission.Headings.SaidForGood said -> said.mapping();
        });
    }

    /// What the asker's unit said before about the headings of its files of `template`.
    public Mapping rememberedMapping(Scope scope, Template template) {
        return memory.remembered(scope, NewSubmission.feederOf(scope), template);
    }

    /// Forgets it; files that were fed stay as they were read.
    public void forgetMapping(Scope scope, Template template) {
        memory.forget(scope, NewSubmission.feederOf(scope), template);
    }

    /// `NOT_FOUND` (404) when there is none in the scope.
    public Submission load(Scope scope, SubmissionId id) {
        return store.find(scope, id).orElseThrow(Problem::notFound);
    }

    /// The newest first.
    public List<Submission> newest(Scope scope, int limit) {
        return store.newest(scope, limit);
    }

    /// What the filter finds, a page of it, with the totals of all of it.
    public History history(Scope scope, History.Filter filter, History.Slice slice) {
        return store.history(scope, filter, slice);
    }

    /// Who sent files for which unit, as far as the scope reaches.
    public List<History.Sender> senders(Scope scope) {
        return store.senders(scope);
    }

    /// Everything that somebody fed, in the order of the numbers.
    public List<Submission> submittedBy(Scope scope, String actor) {
        return store.submittedBy(scope, actor);
    }

    /// Those of the numbers that are in the scope: where rows came from.
    public List<Submission> numbered(Scope scope, Collection<Long> numbers) {
        return store.numbered(scope, numbers);
    }

    /// By row; complete when the submission is `DONE`.
    public List<RejectedRow> rejections(Scope scope, SubmissionId id, RejectionPage page) {
        return store.rejections(scope, id, page);
    }

    /// The rejections by code and column, the most frequent first, each with its first `rowsOfEach` rows.
    public List<RejectionReason> reasons(Scope scope, SubmissionId id, int rowsOfEach) {
        return store.reasons(scope, id, rowsOfEach);
    }

    public List<RowWarning> warnings(Scope scope, SubmissionId id, int limit) {
        return store.warnings(scope, id, limit);
    }

    /// Checks what [#writeErrorFile] will need, before the first byte is answered: `NOT_FINISHED`, `NO_ERROR_FILE`
    /// (409).
    public Submission loadForErrorFile(Scope scope, SubmissionId id) {
        Submission submission = load(scope, id);
        return switch (submission.state()) {
            case RECEIVED, RUNNING -> throw new Problem("NOT_FINISHED", 409, "改错表：文件还在处理。怎么办：处理完再下载。");
            case FAILED -> throw new Problem("NO_ERROR_FILE", 409, "改错表：文件没有入库，原件已销毁。怎么办：按提示改正自己留存的文件后重传。");
            case DONE -> submission;
        };
    }

    /// With which ending the error file is named, by what the file is and not by how it was named: `.xlsx` or `.csv`.
    public String errorFileEnding(Scope scope, SubmissionId id) throws IOException {
        return FileFormat.ending(original(originals, loadForErrorFile(scope, id)));
    }

    /// The file as it was fed, with 错误说明 behind each row that was not taken.
    public void writeErrorFile(Scope scope, SubmissionId id, OutputStream out) throws IOException {
        Submission submission = loadForErrorFile(scope, id);
        Map<Integer, String> messages = store.rejections(scope, id, RejectionPage.first(Integer.MAX_VALUE)).stream()
                .collect(Collectors.toMap(RejectedRow::row, RejectedRow::message, (one, other) -> one + other));
        var reading = FeedReading.open(
                original(originals, submission), submission.template(), submission.amountUnit(), submission.mapping());
        switch (reading) {
            case FeedReading.Refused refused ->
                throw new IllegalStateException("submission " + id + ": taken before, refused now as "
                        + refused.problem().code());
            case Feed feed -> feed.writeErrorFile(messages, out);
        }
    }

    /// The newest receipt that the scope reaches; a demo's clock goes on from it.
    public Optional<Instant> newestReceipt(Scope scope) {
        return store.newestReceipt(scope);
    }

    /// Of each street the number up to which all submissions are finished, as far as the scope reaches: rows of a
    /// smaller or equal number are complete. Streets that never fed are left out.
    public Map<StreetCode, Long> applied(Scope scope) {
        return store.applied(scope);
    }

    static Original original(Originals originals, Submission submission) {
        return () -> originals
                .open(submission.id().value(), submission.sha256())
                .orElseThrow(() -> new UncheckedIOException(
                        "submission " + submission.id() + ": the original is gone",
                        new IOException("no such original")));
    }
}
