package org.jujian.server.web.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jujian.base.code.UnitCode;
import org.jujian.base.problem.Problem;
import org.jujian.base.time.ChinaTime;
import org.jujian.base.time.Period;
import org.jujian.reports.document.notice.PublicBoards;
import org.springframework.stereotype.Component;

/// Boards for anybody who asks, without letting anybody wear out the stores: a board is put together once a minute at
/// most, and few at a time.
@Component
class BoardReader {
    /// Months before the newest that may be looked at.
    static final int MONTHS = 12;

    private static final int MOST_KEPT = 2_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PublicBoards boards;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Cache<Key, Optional<PublicBoards.Shown>> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    private record Key(UnitCode unit, Period.Month month, LocalDate asOf) {}

    BoardReader(PublicBoards boards, Clock clock) {
        this.boards = boards;
        this.clock = clock;
    }

    /// The last day that is over.
    LocalDate cutOff() {
        return ChinaTime.today(clock).minusDays(1);
    }

    Period.Month newest() {
        return Period.monthOf(cutOff());
    }

    /// A `Problem` NOT_FOUND for a community that is none, and for a month that is not shown; BUSY when too many ask.
    PublicBoards.Shown load(UnitCode unit, Period.Month month) {
        if (month.value().isAfter(newest().value())
                || month.value().isBefore(newest().plus(-MONTHS).value())) {
            throw Problem.notFound();
        }
        return kept.get(new Key(unit, month, cutOff()), this::read).orElseThrow(Problem::notFound);
    }

    private Optional<PublicBoards.Shown> read(Key key) {
        if (!admitted()) {
            throw new Problem("BUSY", 503, "查看的人太多，暂时排不上。怎么办：过一分钟再打开。");
        }
        try {
            return boards.find(key.unit(), key.month(), key.asOf());
        } finally {
            places.release();
        }
    }

    private boolean admitted() {
        try {
            return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
