package org.jujian.reports.document.issuing;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jujian.base.code.CodeRange;
import org.jujian.base.postgres.Database;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Scope;
import org.jujian.base.time.Period;
import org.jujian.etl.sheet.PersonalData;
import org.jujian.reports.document.Manuscript;
import org.jujian.reports.document.Manuscripts;
import org.jujian.reports.document.Report;
import org.jujian.reports.document.Writers;
import org.jujian.reports.document.writing.NothingToReport;
import org.jujian.reports.document.writing.StaleSources;
import org.jujian.tenants.people.Person;
import tools.jackson.core.JacksonException;

/// The register of papers (登记簿): found here, and taken from draft to issue.
///
/// An edition outside of the scope, or written for somebody else, is a `Problem` NOT_FOUND like one that does not
/// exist. A step that may not be done is `STEP_NOT_ALLOWED` 409 with a sentence that says why.
public final class Editions {
    private static final Scope CHECK = Scope.system("report-check");
    private static final Scope VERIFICATION = Scope.system("verification");
    private static final int MOST_TERMS = 5;
    private static final int MOST_TOLD = 12;
    private static final int CONFLICT = 409;
    private static final int LONGEST_REASON = 200;

    private final EditionStore store;
    private final Writers writers;
    private final Clock clock;
    private final Runnable wakeWorker;

    /// @param wakeWorker called after a print was queued
    public Editions(Database database, Writers writers, Clock clock, Runnable wakeWorker) {
        this.store = new EditionStore(database);
        this.writers = writers;
        this.clock = clock;
        this.wakeWorker = wakeWorker;
    }

    /// What of the register is asked for; empty = all.
    ///
    /// @param terms words that all stand in the paper or its number
    public record Filter(
            Optional<CodeRange> units,
            Optional<Report.Kind> kind,
            Optional<Period> period,
            Optional<Edition.State> state,
            List<String> terms) {
        public Filter {
            terms = List.copyOf(terms);
        }

        /// The words of what somebody typed, at most five.
        public static List<String> terms(String typed) {
            return Arrays.stream(typed.strip().split("[\\s　]+"))
                    .filter(term -> !term.isEmpty())
                    .limit(MOST_TERMS)
                    .toList();
        }
    }

    /// Newest first; `all` counts what is on other pages too.
    public record Page(List<Edition> editions, int all) {
        public Page {
            editions = List.copyOf(editions);
        }
    }

    /// @param page from 1
    public Page page(Scope scope, Filter filter, int page, int size) {
        return store.page(scope, filter, (page - 1) * size, size);
    }

    public Optional<Edition> find(Scope scope, String number) {
        return store.find(scope, number);
    }

    /// What the register says of a report that [org.jujian.reports.document.Reports#verify] found.
    public Optional<Edition> verify(Report verified) {
        return verified.issued()
                .flatMap(issue -> store.find(VERIFICATION.within(verified.unit().range()), issue.number()));
    }

    /// Checks a draft against the stores; what differs, as sentences. Without a difference it is checked.
    public List<String> check(Person person, String number) {
        Edition edition = allowed(person, number, Step.CHECK);
        List<String> differences = differences(edition);
        if (differences.isEmpty() && !store.checked(person, edition, clock.instant())) {
            throw changed(edition);
        }
        return differences;
    }

    public void sign(Person person, String number) {
        Edition edition = allowed(person, number, Step.SIGN);
        String as = Steps.signer(edition.kind(), edition.unit()).label();
        if (!store.signed(person, edition, as, clock.instant())) {
            throw changed(edition);
        }
    }

    /// Issues what is signed, in place of the edition before it; the file follows. What the data no longer say is not
    /// issued: `REPORT_DIFFERS` 409.
    public void issue(Person person, String number) {
        Edition edition = allowed(person, number, Step.ISSUE);
        List<String> differences = differences(edition);
        if (!differences.isEmpty()) {
            throw new Problem(
                    "REPORT_DIFFERS", CONFLICT, "印发：审定之后数据有变化，没有印发。" + told(differences) + "怎么办：重新生成报告，再核对、审定。");
        }
        if (!store.issued(person, edition, UUID.randomUUID(), clock.instant())) {
            throw changed(edition);
        }
        wakeWorker.run();
    }

    public void withdraw(Person person, String number, String reason) {
        Edition edition = allowed(person, number, Step.WITHDRAW);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Problem("BAD_REASON", 400, "撤回：理由要写 1 至 200 个字，现有 %d 个字。请改后再提交。".formatted(why.length()));
        }
        PersonalData.refusal("撤回的理由", why).ifPresent(words -> {
            throw new Problem("BAD_REASON", 400, words);
        });
        if (!store.withdrawn(person, edition, why, clock.instant())) {
            throw changed(edition);
        }
    }

    /// Queues a file of what is frozen under the number, as the register says of it now; the id of the report that
    /// will hold it.
    public UUID print(Person person, String number, Report.Format format) {
        Edition edition = load(person, number);
        UUID id = UUID.randomUUID();
        store.print(person, edition, format, id, clock.instant());
        wakeWorker.run();
        return id;
    }

    /// The sentences of a check in one, the first of them.
    public static String told(List<String> differences) {
        return differences.stream().limit(MOST_TOLD).collect(Collectors.joining())
                + (differences.size() > MOST_TOLD ? "另有 %d 处。".formatted(differences.size() - MOST_TOLD) : "");
    }

    private List<String> differences(Edition edition) {
        EditionStore.Frozen frozen = store.frozen(CHECK.within(edition.unit().range()), edition.number());
        Manuscripts writer = writers.of(edition.kind());
        try {
            Optional<Manuscript> fresh = writer.write(CHECK, edition.order());
            return fresh.isEmpty()
                    ? List.of("单位名录：没有找到这个社区。怎么办：请街道先报送单位名录。")
                    : Reconciliation.differences(
                            edition.dataHash(),
                            writer.again(edition.kind(), frozen.snapshot()).withFigures(frozen.figures()),
                            fresh.get());
        } catch (JacksonException unreadable) {
            return List.of("登记的数据：是以前的版本登记的，现在读不出来。怎么办：重新生成报告。");
        } catch (StaleSources beingComputed) {
            return List.of("数据正在重新计算。怎么办：请稍后再核对。");
        } catch (NothingToReport nothing) {
            return List.of("按现有数据已经没有可报告的内容：" + nothing.getMessage());
        }
    }

    private Edition allowed(Person person, String number, Step step) {
        Edition edition = load(person, number);
        Steps.refusal(edition, step, person).ifPresent(why -> {
            throw new Problem("STEP_NOT_ALLOWED", CONFLICT, why);
        });
        return edition;
    }

    private Edition load(Person person, String number) {
        return store.find(person.scope(), number.toUpperCase(Locale.ROOT)).orElseThrow(Problem::notFound);
    }

    static Problem changed(Edition edition) {
        return new Problem(
                "STEP_NOT_ALLOWED", CONFLICT, "%s：刚刚有人改了它的状态，这一步没有做。怎么办：刷新登记簿再看。".formatted(edition.number()));
    }
}
