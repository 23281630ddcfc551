package org.jujian.etl.submission;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Work that follows the caller's on a thread of its own, one piece behind: the next piece is taken when the one before
/// has ended, so that they run in order and never more than one is held. What a piece throws is thrown to the caller
/// when it hands over the next piece or waits.
final class Following implements AutoCloseable {
    private @Nullable FutureTask<?> running;

    void run(Runnable piece) {
        await();
        var task = new FutureTask<@Nullable Void>(piece, null);
        running = task;
        Thread.ofVirtual().name("submission-following").start(task);
    }

    /// Until the last piece has ended.
    void await() {
        FutureTask<?> last = running;
        if (last == null) {
            return;
        }
        try {
            last.get();
            running = null;
        } catch (ExecutionException e) {
            running = null;
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            last.cancel(true);
            running = null;
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while rows were written"));
        }
    }

    /// Lets the last piece end; whoever leaves early has a reason of its own.
    @Override
    public void close() {
        try {
            await();
        } catch (RuntimeException | Error failure) {
            running = null;
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error failure) {
            throw failure;
        }
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("a piece of work threw what it may not throw", cause);
    }
}
