package dev.missioncontrol.offline;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Reports the progress of a long command on standard error, at intervals. Confined to one thread. */
final class ProgressLine implements LongConsumer {
    private static final long EVERY = 100_000;

    private final PrintWriter err;
    private final String what;
    private long next = EVERY;

    ProgressLine(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
    }

    @Override
    public void accept(long done) {
        if (done >= next) {
            err.println(what + " " + done);
            err.flush();
            next = done - done % EVERY + EVERY;
        }
    }
}
