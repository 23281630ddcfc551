package org.jujian.server.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.etl.blank.BlankSheet;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.submission.History;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Refusal;
import org.jujian.etl.submission.RejectedRow;
import org.jujian.etl.submission.RejectionPage;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.SubmissionId;
import org.jujian.etl.submission.SubmissionState;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.server.submission.BlankSheets;
import org.jujian.server.submission.FeedingDesk;
import org.jujian.tenants.people.Person;
import org.springframework.stereotype.Component;

/// The submissions of the module etl, as the upload page speaks of them.
@Component
class SubmissionUploads implements Uploads {
    private final FeedingDesk desk;
    private final Submissions submissions;
    private final BlankSheets sheets;
    private final Clock clock;

    SubmissionUploads(FeedingDesk desk, Submissions submissions, BlankSheets sheets, Clock clock) {
        this.desk = desk;
        this.submissions = submissions;
        this.sheets = sheets;
        this.clock = clock;
    }

    @Override
    public SentFile send(Person person, Order order, InputStream bytes) {
        Template template = template(order.template());
        return sent(desk.receive(
                person,
                new NewSubmission(
                        template,
                        order.mode() == Mode.BACKFILL ? FeedMode.BACKFILL : FeedMode.LIVE,
                        order.purpose() == Purpose.TRIAL
                                ? org.jujian.etl.submission.Purpose.DRY_RUN
                                : org.jujian.etl.submission.Purpose.LOAD,
                        AmountUnit.ofLabel(order.amountUnit()).orElse(AmountUnit.UNDECLARED),
                        order.fileName(),
                        Optional.empty(),
                        headings(template, order.headings())),
                bytes));
    }

    @Override
    public Preview preview(Person person, Look look, Original original) throws IOException {
        Optional<Template> template =
                look.template().isEmpty() ? Optional.empty() : Optional.of(template(look.template()));
        return desk.preview(
                person,
                template,
                AmountUnit.ofLabel(look.amountUnit()).orElse(AmountUnit.UNDECLARED),
                template.map(t -> headings(t, look.headings())).orElseGet(NewSubmission.Headings.AsBefore::new),
                original);
    }

    private static Template template(String code) {
        return Template.ofCode(code)
                .orElseThrow(() -> new Problem("UNKNOWN_TEMPLATE", 400, "数据种类：没有认出，也没有选。怎么办：从列表里选一种后重传。"));
    }

    private static NewSubmission.Headings headings(Template template, Headings said) {
        if (said.columns().isEmpty()) {
            return new NewSubmission.Headings.AsBefore();
        }
        Mapping mapping = Mapping.of(template, said.columns());
        return switch (said.memory()) {
            case THIS_FILE -> new NewSubmission.Headings.Said(mapping);
            case FOR_GOOD -> new NewSubmission.Headings.SaidForGood(mapping);
        };
    }

    @Override
    public Optional<SentFile> find(Scope scope, String id) {
        return SubmissionId.parse(id).map(known -> sent(submissions.load(scope, known)));
    }

    @Override
    public List<SentFile> newest(Scope scope, int limit) {
        return submissions.newest(scope, limit).stream()
                .map(SubmissionUploads::sent)
                .toList();
    }

    @Override
    public Found search(Scope scope, Sought sought, Slice slice) {
        History history = submissions.history(
                scope,
                new History.Filter(
                        sought.template().map(SubmissionUploads::template),
                        sought.state().map(SubmissionUploads::state),
                        sought.from(),
                        sought.to(),
                        sought.by()),
                new History.Slice(Long.MAX_VALUE, (slice.page() - 1L) * slice.size(), slice.size()));
        History.Totals totals = history.totals();
        return new Found(
                history.submissions().stream()
                        .limit(slice.size())
                        .map(s -> new Entry(sent(s), s.feeder(), s.submittedBy()))
                        .toList(),
                new Totals(
                        totals.of(SubmissionState.RECEIVED),
                        totals.of(SubmissionState.RUNNING),
                        totals.of(SubmissionState.DONE),
                        totals.of(SubmissionState.FAILED),
                        totals.rows().accepted(),
                        totals.rows().rejected(),
                        totals.rows().unchanged()));
    }

    private static SubmissionState state(SentFile.State state) {
        return switch (state) {
            case WAITING -> SubmissionState.RECEIVED;
            case RUNNING -> SubmissionState.RUNNING;
            case DONE -> SubmissionState.DONE;
            case FAILED -> SubmissionState.FAILED;
        };
    }

    @Override
    public List<Sender> senders(Scope scope) {
        return submissions.senders(scope).stream()
                .map(s -> new Sender(s.actor(), s.unit()))
                .toList();
    }

    @Override
    public List<Reason> reasons(Scope scope, SentFile file) {
        return submissions.reasons(scope, id(file), 1).stream()
                .map(r -> new Reason(
                        r.code(),
                        r.column(),
                        r.first().getFirst().letters(),
                        r.count(),
                        remark(r.first().getFirst())))
                .toList();
    }

    @Override
    public List<Remark> rejected(Scope scope, SentFile file, Optional<ReasonKey> reason, Slice slice) {
        return submissions
                .rejections(
                        scope,
                        id(file),
                        new RejectionPage(
                                reason.map(r -> new RejectionPage.Reason(r.code(), r.column())),
                                RejectionPage.Place.BEGINNING,
                                (slice.page() - 1L) * slice.size(),
                                slice.size()))
                .stream()
                .map(SubmissionUploads::remark)
                .toList();
    }

    private static Remark remark(RejectedRow r) {
        return new Remark(r.row(), r.heading(), r.letters(), r.message());
    }

    @Override
    public List<Remark> warnings(Scope scope, SentFile file, int limit) {
        return submissions.warnings(scope, id(file), limit).stream()
                .map(w -> new Remark(w.row(), w.column(), w.message()))
                .toList();
    }

    @Override
    public String errorFileEnding(Scope scope, SentFile file) throws IOException {
        return submissions.errorFileEnding(scope, id(file));
    }

    @Override
    public void writeErrorFile(Scope scope, SentFile file, OutputStream out) throws IOException {
        submissions.writeErrorFile(scope, id(file), out);
    }

    @Override
    public BlankSheet blank(Scope scope, Template template, UnitCode unit, Period period) {
        return sheets.of(scope, template, unit, period);
    }

    @Override
    public LocalDate today() {
        return ChinaTime.today(clock);
    }

    private static SubmissionId id(SentFile file) {
        return SubmissionId.parse(file.id()).orElseThrow(Problem::notFound);
    }

    private static SentFile sent(Submission s) {
        return new SentFile(
                s.id().toString(),
                s.template().code(),
                s.template().title(),
                s.fileName(),
                s.bytes(),
                s.sha256().toString(),
                s.receivedAt(),
                s.mode() == FeedMode.BACKFILL,
                s.purpose() == org.jujian.etl.submission.Purpose.DRY_RUN,
                switch (s.state()) {
                    case RECEIVED -> SentFile.State.WAITING;
                    case RUNNING -> SentFile.State.RUNNING;
                    case DONE -> SentFile.State.DONE;
                    case FAILED -> SentFile.State.FAILED;
                },
                s.progress().min(BigDecimal.ONE),
                s.rows().accepted(),
                s.rows().rejected(),
                s.rows().unchanged(),
                s.problem().map(Refusal::code).orElse(null),
                s.problem().map(Refusal::message).orElse(null));
    }
}
