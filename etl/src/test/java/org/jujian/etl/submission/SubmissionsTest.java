package org.jujian.etl.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jujian.base.code.CodeRange;
import org.jujian.base.code.StreetCode;
import org.jujian.base.code.UnitCode;
import org.jujian.base.files.Originals;
import org.jujian.base.problem.Problem;
import org.jujian.base.scope.Audience;
import org.jujian.base.scope.Scope;
import org.jujian.etl.rule.FeedMode;
import org.jujian.etl.template.AmountUnit;
import org.jujian.etl.template.Mapping;
import org.jujian.etl.template.Template;
import org.jujian.testing.PostgresFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acknowledgement and the queue, on a real PostgreSQL.
class SubmissionsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Scope JIADING = street("310114004");
    private static final Scope XINHUA = street("640104005");
    private static final Scope LIYUAN = new Scope(
            "liyuan-clerk",
            Audience.COMMUNITY,
            List.of(UnitCode.of("310114004009").range()));
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final AtomicInteger woken = new AtomicInteger();
    private final SubmissionStore store = new SubmissionStore(PostgresFixture.database());
    private Originals originals;
    private Submissions submissions;

    @BeforeEach
    void empty() {
        PostgresFixture.empty("etl");
        originals = new Originals(directory, 1000);
        submissions = new Submissions(PostgresFixture.database(), originals, CLOCK, woken::incrementAndGet);
    }

    @Test
    void acknowledgesWhatIsOnDisk() {
        Submission received = submissions.receive(JIADING, order("a.csv"), bytes("abc"));

        assertThat(received.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(received.feeder()).isEqualTo(UnitCode.of("310114004000"));
        assertThat(received.receivedAt()).isEqualTo(NOW);
        assertThat(received.bytes()).isEqualTo(3);
        assertThat(received.sha256().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(originals.isQuarantined(received.id().value())).isTrue();
        assertThat(submissions.load(JIADING, received.id())).isEqualTo(received);
        assertThat(woken).hasValue(1);
    }

    @Test
    void acknowledgesNothingOfAnUploadThatBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> submissions.receive(JIADING, order("a.csv"), broken))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(submissions.newest(JIADING, 10)).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void answersAForeignSubmissionLikeOneThatDoesNotExist() {
        Submission received = submissions.receive(JIADING, order("a.csv"), bytes("abc"));

        for (Scope other : List.of(XINHUA, LIYUAN)) {
            assertThatThrownBy(() -> submissions.load(other, received.id()))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo("NOT_FOUND"));
            assertThat(submissions.newest(other, 10)).isEmpty();
            assertThat(submissions.applied(other)).isEmpty();
        }
    }

    @Test
    void keepsWhatWasSaidAboutTheHeadingsWithTheSubmission() {
        Mapping mapping = Mapping.of(Template.LEDGER, Map.of("单位编码", "社区代码", "备考", ""));

        Submission received = submissions.receive(LIYUAN, said(new NewSubmission.Headings.Said(mapping)), bytes("abc"));

        assertThat(received.mapping()).isEqualTo(mapping);
        assertThat(submissions.load(LIYUAN, received.id()).mapping()).isEqualTo(mapping);
        assertThat(submissions.rememberedMapping(LIYUAN, Template.LEDGER)).isEqualTo(Mapping.NONE);
    }

    @Test
    void remembersWhatWasSaidForGoodOfEachUnitAndTemplate() {
        Mapping mapping = Mapping.of(Template.LEDGER, Map.of("单位编码", "社区代码"));
        submissions.receive(LIYUAN, said(new NewSubmission.Headings.SaidForGood(mapping)), bytes("abc"));

        Submission next = submissions.receive(LIYUAN, live("b.csv"), bytes("abd"));
        Submission ofTheStreet = submissions.receive(JIADING, live("c.csv"), bytes("abe"));

        assertThat(next.mapping()).isEqualTo(mapping);
        assertThat(ofTheStreet.mapping()).isEqualTo(Mapping.NONE);
        assertThat(submissions.rememberedMapping(LIYUAN, Template.SHEETS)).isEqualTo(Mapping.NONE);
        assertThat(submissions.rememberedMapping(XINHUA, Template.LEDGER)).isEqualTo(Mapping.NONE);
        submissions.forgetMapping(XINHUA, Template.LEDGER);
        assertThat(submissions.rememberedMapping(LIYUAN, Template.LEDGER)).isEqualTo(mapping);
    }

    @Test
    void forgetsWithoutTouchingWhatWasFed() {
        Mapping mapping = Mapping.of(Template.LEDGER, Map.of("单位编码", "社区代码"));
        Submission received =
                submissions.receive(LIYUAN, said(new NewSubmission.Headings.SaidForGood(mapping)), bytes("abc"));

        submissions.forgetMapping(LIYUAN, Template.LEDGER);

        assertThat(submissions.receive(LIYUAN, live("b.csv"), bytes("abd")).mapping())
                .isEqualTo(Mapping.NONE);
        assertThat(submissions.load(LIYUAN, received.id()).mapping()).isEqualTo(mapping);
    }

    @Test
    void showsAStreetWhatItsCommunitiesFed() {
        Submission received = submissions.receive(LIYUAN, live("a.csv"), bytes("abc"));

        assertThat(received.feeder()).isEqualTo(UnitCode.of("310114004009"));
        assertThat(submissions.newest(JIADING, 10)).containsExactly(received);
        assertThat(submissions.newest(LIYUAN, 10)).containsExactly(received);
    }

    @Test
    void findsByTemplateStateDayAndSenderWithTotalsThatAddUp() {
        Submission ofTheClerk = submissions.receive(LIYUAN, said(new NewSubmission.Headings.AsBefore()), bytes("abc"));
        Submission trial = submissions.receive(LIYUAN, live("a.csv"), bytes("abf"));
        Submission ofTheOffice = submissions.receive(JIADING, order("b.csv"), bytes("abd"));
        submissions.receive(XINHUA, order("c.csv"), bytes("abe"));
        for (int i = 0; i < 2; i++) {
            Claimed claimed = store.claim(Loading.SCOPE, LEASE).orElseThrow();
            store.finish(Loading.SCOPE, claimed, new RowCounts(5, 2, 1), List.of(), NOW);
        }

        History all = submissions.history(JIADING, History.Filter.NONE, History.Slice.first(10));
        assertThat(all.submissions())
                .extracting(Submission::id)
                .containsExactly(ofTheOffice.id(), trial.id(), ofTheClerk.id());
        assertThat(all.totals().all()).isEqualTo(3);
        assertThat(all.totals().of(SubmissionState.DONE)).isEqualTo(2);
        assertThat(all.totals().of(SubmissionState.RECEIVED)).isEqualTo(1);
        // a trial loads nothing
        assertThat(all.totals().rows()).isEqualTo(new RowCounts(5, 2, 1));
        assertThat(all.totals().rows().read()).isEqualTo(8);

        assertThat(found(filter(f -> f.by = "liyuan-clerk"))).containsExactly(trial.id(), ofTheClerk.id());
        assertThat(found(filter(f -> f.state = SubmissionState.RECEIVED))).containsExactly(ofTheOffice.id());
        assertThat(found(filter(f -> f.template = Template.LEDGER))).hasSize(3);
        assertThat(found(filter(f -> f.template = Template.REVIEWS))).isEmpty();
        // 2026-04-01T00:00Z is 8:00 of that day in Shanghai
        assertThat(found(filter(f -> f.from = LocalDate.of(2026, 4, 1)))).hasSize(3);
        assertThat(found(filter(f -> f.to = LocalDate.of(2026, 4, 1)))).hasSize(3);
        assertThat(found(filter(f -> f.from = LocalDate.of(2026, 4, 2)))).isEmpty();
        assertThat(found(filter(f -> f.to = LocalDate.of(2026, 3, 31)))).isEmpty();
    }

    @Test
    void turnsThePagesOfTheHistoryByNumberAndShowsNobodyAnothersFiles() {
        List<SubmissionId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(submissions
                    .receive(JIADING, order("a" + i + ".csv"), bytes("abc" + i))
                    .id());
        }

        List<Submission> first = submissions
                .history(JIADING, History.Filter.NONE, History.Slice.first(2))
                .submissions();
        assertThat(first).extracting(Submission::id).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(submissions
                        .history(
                                JIADING,
                                History.Filter.NONE,
                                new History.Slice(first.get(1).number(), 0, 2))
                        .submissions())
                .extracting(Submission::id)
                .containsExactlyElementsOf(ids.subList(2, 5));
        assertThat(submissions
                        .history(JIADING, History.Filter.NONE, new History.Slice(Long.MAX_VALUE, 4, 2))
                        .submissions())
                .extracting(Submission::id)
                .containsExactly(ids.getLast());
        assertThat(submissions.senders(JIADING))
                .containsExactly(new History.Sender(JIADING.actor(), UnitCode.of("310114004000")));
        for (Scope other : List.of(XINHUA, LIYUAN)) {
            History foreign = submissions.history(other, History.Filter.NONE, History.Slice.first(2));
            assertThat(foreign.submissions()).isEmpty();
            assertThat(foreign.totals().all()).isZero();
            assertThat(submissions.senders(other)).isEmpty();
        }
    }

    private static final class Wanted {
        private @Nullable Template template;
        private @Nullable SubmissionState state;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable String by;
    }

    private static History.Filter filter(Consumer<Wanted> said) {
        var wanted = new Wanted();
        said.accept(wanted);
        return new History.Filter(
                Optional.ofNullable(wanted.template),
                Optional.ofNullable(wanted.state),
                Optional.ofNullable(wanted.from),
                Optional.ofNullable(wanted.to),
                Optional.ofNullable(wanted.by));
    }

    private List<SubmissionId> found(History.Filter filter) {
        return submissions.history(JIADING, filter, History.Slice.first(10)).submissions().stream()
                .map(Submission::id)
                .toList();
    }

    @Test
    void hidesASubmissionFromAReaderWhoseStatementForgetsTheScope() {
        Submission received = submissions.receive(JIADING, order("a.csv"), bytes("abc"));

        assertThat(visible(XINHUA)).isZero();
        assertThat(visible(JIADING)).isEqualTo(1);
        assertThat(received.number()).isPositive();
    }

    @Test
    void answersTheFirstSubmissionToTheSameKeyAndBytes() throws IOException {
        Submission first = submissions.receive(JIADING, keyed("k1"), bytes("abc"));
        Submission again = submissions.receive(JIADING, keyed("k1"), bytes("abc"));

        assertThat(again).isEqualTo(first);
        assertThat(submissions.newest(JIADING, 10)).containsExactly(first);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void refusesTheSameKeyForOtherBytes() throws IOException {
        submissions.receive(JIADING, keyed("k1"), bytes("abc"));

        assertThatThrownBy(() -> submissions.receive(JIADING, keyed("k1"), bytes("abd")))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
                    assertThat(p.status()).isEqualTo(409);
                });
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void refusesTheSameKeyForTheSameBytesWithAnotherParameter() throws IOException {
        NewSubmission first = keyed("k1");
        submissions.receive(JIADING, first, bytes("abc"));
        var mapping = Mapping.of(Template.LEDGER, Map.of("备考", ""));
        var others = Map.of(
                "模板",
                        changed(
                                first,
                                Template.SHEETS,
                                first.mode(),
                                first.purpose(),
                                first.amountUnit(),
                                first.headings()),
                "方式",
                        changed(
                                first,
                                first.template(),
                                FeedMode.LIVE,
                                first.purpose(),
                                first.amountUnit(),
                                first.headings()),
                "试运行",
                        changed(
                                first,
                                first.template(),
                                first.mode(),
                                Purpose.DRY_RUN,
                                first.amountUnit(),
                                first.headings()),
                "金额单位",
                        changed(
                                first,
                                first.template(),
                                first.mode(),
                                first.purpose(),
                                AmountUnit.WAN_YUAN,
                                first.headings()),
                "表头对应",
                        changed(
                                first,
                                first.template(),
                                first.mode(),
                                first.purpose(),
                                first.amountUnit(),
                                new NewSubmission.Headings.Said(mapping)));

        others.forEach((difference, other) -> assertThatThrownBy(
                        () -> submissions.receive(JIADING, other, bytes("abc")))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
                    assertThat(p.getMessage()).contains("与本次的" + difference + "不同");
                }));
        assertThat(submissions.newest(JIADING, 10)).hasSize(1);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void tellsWordsAboutHeadingsApartByTheirContentAndTheirReach() {
        NewSubmission plain = keyed("k1");
        var mapping = Mapping.of(Template.LEDGER, Map.of("备考", ""));
        var otherMapping = Mapping.of(Template.LEDGER, Map.of("备考", "备注"));
        NewSubmission said = withHeadings(plain, new NewSubmission.Headings.Said(mapping));
        Submission first = submissions.receive(JIADING, said, bytes("abc"));

        assertThat(submissions.acknowledge(JIADING, said, bytes("abc")))
                .isEqualTo(new Submissions.Acknowledgement(first, true));
        for (var other : List.of(
                new NewSubmission.Headings.Said(otherMapping),
                new NewSubmission.Headings.SaidForGood(mapping),
                new NewSubmission.Headings.AsBefore())) {
            assertThatThrownBy(() -> submissions.receive(JIADING, withHeadings(plain, other), bytes("abc")))
                    .isInstanceOf(Problem.class);
        }
        assertThat(submissions.rememberedMapping(JIADING, Template.LEDGER)).isEqualTo(Mapping.NONE);
    }

    @Test
    void repeatsACallThatSaidNothingOfHeadingsAlsoAfterAWordForGood() {
        Submission first = submissions.receive(JIADING, keyed("k1"), bytes("abc"));
        var mapping = Mapping.of(Template.LEDGER, Map.of("备考", ""));
        submissions.receive(
                JIADING, withHeadings(order("b.csv"), new NewSubmission.Headings.SaidForGood(mapping)), bytes("abd"));

        assertThat(submissions.receive(JIADING, keyed("k1"), bytes("abc"))).isEqualTo(first);
    }

    @Test
    void answersTheFirstSubmissionAlsoWhenItIsFinishedOrRefused() {
        Submission done = submissions.receive(JIADING, keyed("k1"), bytes("abc"));
        Submission refused = submissions.receive(XINHUA, keyed("k1"), bytes("abc"));
        store.finish(Loading.SCOPE, store.claim(Loading.SCOPE, LEASE).orElseThrow(), RowCounts.NONE, List.of(), NOW);
        store.fail(
                Loading.SCOPE,
                store.claim(Loading.SCOPE, LEASE).orElseThrow(),
                new Refusal("EMPTY_FILE", 1, "", "…"),
                NOW);

        var again = submissions.acknowledge(JIADING, keyed("k1"), bytes("abc"));
        var refusedAgain = submissions.acknowledge(XINHUA, keyed("k1"), bytes("abc"));

        assertThat(again.submission().id()).isEqualTo(done.id());
        assertThat(again.submission().state()).isEqualTo(SubmissionState.DONE);
        assertThat(again.replayed()).isTrue();
        assertThat(refusedAgain.submission().id()).isEqualTo(refused.id());
        assertThat(refusedAgain.submission().state()).isEqualTo(SubmissionState.FAILED);
    }

    @Test
    void leavesTheKeyOfAnUploadThatBreaksOffFree() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> submissions.receive(JIADING, keyed("k1"), broken))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(submissions.acknowledge(JIADING, keyed("k1"), bytes("abc")).replayed())
                .isFalse();
    }

    @Test
    void keepsAKeyForSevenDaysAndThenGivesItToAnotherCall() {
        Submission first = submissions.receive(JIADING, keyed("k1"), bytes("abc"));

        assertThat(after(Duration.ofDays(7)).receive(JIADING, keyed("k1"), bytes("abc")))
                .isEqualTo(first);
        Submissions later = after(Duration.ofDays(7).plusSeconds(1));
        Submission second = later.receive(JIADING, keyed("k1"), bytes("abd"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(later.acknowledge(JIADING, keyed("k1"), bytes("abd")))
                .isEqualTo(new Submissions.Acknowledgement(second, true));
        assertThat(later.load(JIADING, first.id())).isEqualTo(first);
    }

    @Test
    void keepsTheKeysOfACommunityAndItsStreetApart() {
        Submission street = submissions.receive(JIADING, keyed("k1"), bytes("abc"));
        NewSubmission live = new NewSubmission(
                Template.LEDGER, FeedMode.LIVE, Purpose.LOAD, AmountUnit.UNDECLARED, "a.csv", Optional.of("k1"));

        var community = submissions.acknowledge(LIYUAN, live, bytes("abd"));

        assertThat(community.replayed()).isFalse();
        assertThat(community.submission().id()).isNotEqualTo(street.id());
    }

    @Test
    void keepsTheKeysOfUnitsApart() {
        Submission jiading = submissions.receive(JIADING, keyed("k1"), bytes("abc"));
        Submission xinhua = submissions.receive(XINHUA, keyed("k1"), bytes("abd"));

        assertThat(xinhua.id()).isNotEqualTo(jiading.id());
    }

    @Test
    void takesOneSubmissionForAKeyThatIsSentManyTimesAtOnce() throws Exception {
        Callable<SubmissionId> send =
                () -> submissions.receive(JIADING, keyed("k1"), bytes("abc")).id();
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<SubmissionId>> answers =
                    threads.invokeAll(Stream.generate(() -> send).limit(12).toList());

            assertThat(answers)
                    .extracting(Future::resultNow)
                    .containsOnly(answers.getFirst().resultNow());
        }
        assertThat(submissions.newest(JIADING, 100)).hasSize(1);
        assertThat(woken).hasValue(1);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void takesOneOfTwoFilesThatAreSentAtOnceWithTheSameKey() throws Exception {
        List<Callable<String>> both = Stream.of("abc", "abd")
                .map(text -> (Callable<String>) () -> {
                    try {
                        submissions.receive(JIADING, keyed("k1"), bytes(text));
                        return "taken";
                    } catch (Problem p) {
                        return p.code();
                    }
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(both))
                    .extracting(Future::resultNow)
                    .containsExactlyInAnyOrder("taken", "IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(submissions.newest(JIADING, 100)).hasSize(1);
    }

    @Test
    void commitsTheNumbersOfAStreetInTheirOrder() throws Exception {
        // Whoever reads sees no gap that is filled later: with n submissions visible, the numbers are the n lowest
        // ones.
        var seen = new ArrayList<List<Long>>();
        Callable<Boolean> send = () -> {
            submissions.receive(JIADING, order("a.csv"), bytes("abc"));
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> sent =
                    Stream.generate(() -> threads.submit(send)).limit(40).toList();
            while (!sent.stream().allMatch(Future::isDone)) {
                seen.add(numbers());
            }
        }
        List<Long> all = numbers();
        assertThat(all).hasSize(40);
        assertThat(seen).allSatisfy(some -> assertThat(some).isEqualTo(all.subList(0, some.size())));
    }

    @Test
    void claimsTheLowestNumberOfEachStreetAndOnlyOne() {
        Submission first = submissions.receive(JIADING, order("1"), bytes("1"));
        submissions.receive(LIYUAN, live("2"), bytes("2"));
        Submission other = submissions.receive(XINHUA, order("3"), bytes("3"));

        assertThat(claimedId()).contains(first.id());
        assertThat(claimedId()).contains(other.id());
        assertThat(claimedId()).isEmpty();
    }

    @Test
    void goesOnWithTheNextNumberWhenTheFirstIsFinished() {
        submissions.receive(JIADING, order("1"), bytes("1"));
        Submission second = submissions.receive(LIYUAN, live("2"), bytes("2"));

        Claimed claimed = store.claim(Loading.SCOPE, LEASE).orElseThrow();
        store.finish(Loading.SCOPE, claimed, new RowCounts(2, 1, 1), List.of(), NOW);

        assertThat(claimedId()).contains(second.id());
        Submission done = submissions.load(JIADING, claimed.submission().id());
        assertThat(done.state()).isEqualTo(SubmissionState.DONE);
        assertThat(done.progress()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(done.rows()).isEqualTo(new RowCounts(2, 1, 1));
    }

    @Test
    void takesOverWorkWhoseLeaseHasRunOut() {
        Submission first = submissions.receive(JIADING, order("1"), bytes("1"));
        Claimed lost = store.claim(Loading.SCOPE, Duration.ofMillis(-1)).orElseThrow();

        Claimed now = store.claim(Loading.SCOPE, LEASE).orElseThrow();

        assertThat(now.submission().id()).isEqualTo(first.id());
        assertThat(now.attempt()).isEqualTo(2);
        assertThat(store.hold(Loading.SCOPE, lost, LEASE)).isFalse();
        assertThatThrownBy(() -> store.finish(Loading.SCOPE, lost, RowCounts.NONE, List.of(), NOW))
                .isInstanceOf(ClaimLost.class);
        assertThat(store.hold(Loading.SCOPE, now, LEASE)).isTrue();
    }

    @Test
    void leavesAPostponedSubmissionAndThoseBehindItAlone() {
        Submission first = submissions.receive(JIADING, order("1"), bytes("1"));
        submissions.receive(JIADING, order("2"), bytes("2"));

        store.postpone(Loading.SCOPE, store.claim(Loading.SCOPE, LEASE).orElseThrow(), Duration.ofHours(1));
        assertThat(claimedId()).isEmpty();

        PostgresFixture.superuser().execute("UPDATE etl.submission SET not_before = NULL");
        assertThat(claimedId()).contains(first.id());
    }

    @Test
    void saysUpToWhichNumberAStreetIsApplied() {
        Submission first = submissions.receive(JIADING, order("1"), bytes("1"));
        Submission second = submissions.receive(JIADING, order("2"), bytes("2"));
        Submission other = submissions.receive(XINHUA, order("3"), bytes("3"));
        store.finish(Loading.SCOPE, store.claim(Loading.SCOPE, LEASE).orElseThrow(), RowCounts.NONE, List.of(), NOW);

        Map<StreetCode, Long> applied = submissions.applied(Scope.system("test"));

        assertThat(applied.get(StreetCode.of("310114004")))
                .isEqualTo(second.number() - 1)
                .isGreaterThanOrEqualTo(first.number());
        assertThat(applied.get(StreetCode.of("640104005"))).isEqualTo(other.number() - 1);
    }

    @Test
    void tellsWhichUploadsNobodyNeeds() {
        Submission refused = submissions.receive(JIADING, order("1"), bytes("1"));
        Submission waiting = submissions.receive(XINHUA, order("2"), bytes("2"));
        store.fail(
                Loading.SCOPE,
                store.claim(Loading.SCOPE, LEASE).orElseThrow(),
                new Refusal("PERSONAL_DATA", 3, "内容", "…"),
                NOW);
        UUID neverAcknowledged = UUID.randomUUID();

        assertThat(store.unneeded(
                        Loading.SCOPE,
                        List.of(refused.id().value(), waiting.id().value(), neverAcknowledged)))
                .containsExactly(refused.id().value(), neverAcknowledged);
    }

    @Test
    void namesTheNewestReceipt() {
        assertThat(submissions.newestReceipt(Scope.system("test"))).isEmpty();
        submissions.receive(JIADING, order("1"), bytes("1"));
        assertThat(submissions.newestReceipt(Scope.system("test"))).contains(NOW);
    }

    @Test
    void hasNoErrorFileBeforeTheEnd() {
        Submission received = submissions.receive(JIADING, order("1"), bytes("1"));

        assertThatThrownBy(() -> submissions.loadForErrorFile(JIADING, received.id()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo("NOT_FINISHED"));
    }

    private static int visible(Scope scope) {
        return PostgresFixture.database()
                .<Integer>read(
                        scope, db -> db.fetch("SELECT id FROM etl.submission").size());
    }

    private Optional<SubmissionId> claimedId() {
        return store.claim(Loading.SCOPE, LEASE).map(c -> c.submission().id());
    }

    private List<Long> numbers() {
        return submissions.newest(JIADING, 100).stream()
                .map(Submission::number)
                .sorted()
                .toList();
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static NewSubmission order(String fileName) {
        return new NewSubmission(
                Template.LEDGER, FeedMode.BACKFILL, Purpose.LOAD, AmountUnit.YUAN, fileName, Optional.empty());
    }

    private static NewSubmission live(String fileName) {
        return new NewSubmission(
                Template.LEDGER, FeedMode.LIVE, Purpose.DRY_RUN, AmountUnit.UNDECLARED, fileName, Optional.empty());
    }

    private static NewSubmission keyed(String key) {
        return new NewSubmission(
                Template.LEDGER, FeedMode.BACKFILL, Purpose.LOAD, AmountUnit.UNDECLARED, "a.csv", Optional.of(key));
    }

    private static NewSubmission changed(
            NewSubmission order,
            Template template,
            FeedMode mode,
            Purpose purpose,
            AmountUnit unit,
            NewSubmission.Headings headings) {
        return new NewSubmission(template, mode, purpose, unit, order.fileName(), order.idempotencyKey(), headings);
    }

    private static NewSubmission withHeadings(NewSubmission order, NewSubmission.Headings headings) {
        return changed(order, order.template(), order.mode(), order.purpose(), order.amountUnit(), headings);
    }

    private Submissions after(Duration time) {
        return new Submissions(
                PostgresFixture.database(), originals, Clock.offset(CLOCK, time), woken::incrementAndGet);
    }

    private static Scope street(String code) {
        CodeRange range = StreetCode.of(code).range();
        return new Scope("office " + code, Audience.STREET, List.of(range));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static NewSubmission said(NewSubmission.Headings headings) {
        return new NewSubmission(
                Template.LEDGER,
                FeedMode.LIVE,
                Purpose.LOAD,
                AmountUnit.UNDECLARED,
                "表.csv",
                Optional.empty(),
                headings);
    }
}
