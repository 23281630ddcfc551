package org.jujian.etl.turn;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jujian.etl.sheet.Original;

/// Lets small files pass large ones on the same node: whoever reads a large file pauses now and then until the small
/// files that are worked on at that moment have ended.
///
/// Guarantees: nobody waits for what has not begun, so no two wait for each other; a large file goes on after each
/// pause, however many small ones follow; a pause ends by itself after some seconds, so that a small file that takes
/// long (a workbook unpacks to many times its size) or hangs holds nobody up for good.
public final class Turns {
    /// A large file pauses once for each so many bytes: some thousand rows.
    static final int STRIDE = 256 << 10;

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final TreeSet<Long> running = new TreeSet<>();
    private long next;
    private int waiting;

    public Turns() {
        this(LONGEST);
    }

    Turns(Duration longest) {
        this.longest = longest;
    }

    /// A small file that is worked on until it is closed.
    public interface Small extends AutoCloseable {
        @Override
        void close();
    }

    public Small small() {
        lock.lock();
        try {
            long ticket = next++;
            running.add(ticket);
            return () -> end(ticket);
        } finally {
            lock.unlock();
        }
    }

    /// `original` as whoever works on a large file reads it. No lock and no transaction is held while it is read.
    public Original large(Original original) {
        return () -> new Pausing(original.open());
    }

    /// Returns when the small files have ended that are worked on now.
    public void giveWay() throws InterruptedIOException {
        lock.lock();
        try {
            long begun = next;
            long left = longest.toNanos();
            waiting++;
            while (!running.isEmpty() && running.first() < begun && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a small file was let pass");
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void end(long ticket) {
        lock.lock();
        try {
            running.remove(ticket);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Pausing extends FilterInputStream {
        private long left;

        Pausing(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            pause(1);
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            pause(length);
            return super.read(target, offset, length);
        }

        private void pause(int bytes) throws IOException {
            if (left <= 0) {
                giveWay();
                left = STRIDE;
            }
            left -= bytes;
        }
    }
}
