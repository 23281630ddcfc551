package org.jujian.server.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jujian.base.problem.Problem;
import org.jujian.etl.preview.Preview;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.sheet.Original;
import org.jujian.etl.submission.NewSubmission;
import org.jujian.etl.submission.Submission;
import org.jujian.etl.submission.Submissions;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Template;
import org.jujian.tenants.people.Audit;
import org.jujian.tenants.people.Person;
import org.springframework.stereotype.Component;

/// Where a person hands in a file, from a page or a program: roles that only look on are refused (process.md §0), and
/// what was fed for the past is put on record.
@Component
public final class FeedingDesk {
    private final Submissions submissions;
    private final Audit audit;

    FeedingDesk(Submissions submissions, Audit audit) {
        this.submissions = submissions;
        this.audit = audit;
    }

    /// As [Submissions#receive], with one more problem: `FEEDING_NOT_ALLOWED` (403) also for the supervisory group of a
    /// community.
    public Submission receive(Person person, NewSubmission order, InputStream bytes) {
        return acknowledge(person, order, bytes).submission();
    }

    /// As [Submissions#acknowledge], with the same further problem. A repetition is put on record as well: the first
    /// call may have been cut off before its own record.
    public Submissions.Acknowledgement acknowledge(Person person, NewSubmission order, InputStream bytes) {
        requireFeedingRole(person);
        var acknowledged = submissions.acknowledge(person.scope(), order, bytes);
        if (order.mode() == FeedMode.BACKFILL) {
            audit.record(person, "BACKFILL", acknowledged.submission().id().toString());
        }
        return acknowledged;
    }

    /// As [Submissions#preview], for those who may feed: `FEEDING_NOT_ALLOWED` (403).
    public Preview preview(
            Person person,
            Optional<Template> template,
            AmountUnit amountUnit,
            NewSubmission.Headings headings,
            Original original)
            throws IOException {
        requireFeedingRole(person);
        return submissions.preview(person.scope(), template, amountUnit, headings, original);
    }

    /// Forgets what was said about the headings of the files of the person's unit.
    public void forgetMapping(Person person, Template template) {
        requireFeedingRole(person);
        submissions.forgetMapping(person.scope(), template);
    }

    private static void requireFeedingRole(Person person) {
        boolean feeds = switch (person.role()) {
            case STREET_OFFICE, CLERK, DIRECTOR -> true;
            case SUPERVISOR, DISCIPLINE_COMMITTEE, ADMINISTRATOR -> false;
        };
        if (!feeds) {
            throw new Problem(
                    "FEEDING_NOT_ALLOWED",
                    403,
                    "上传：%s不上传数据。怎么办：请公开专员或街道办上传。".formatted(person.role().label()));
        }
    }
}
