package dev.missioncontrol.runtime.sessions;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time whether a terminal still shows the sessions, and lets it show them again. Thread-safe. */
final class TerminalWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private volatile Instant looked = Instant.MIN;

    TerminalWatch(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Shows the running session again if it is not shown; any failure here harms no session. Tells whether it was shown.
     */
    boolean keepShown(AgentSession session, SessionFiles files) {
        if (!terminal.durable()) {
            return true;
        }
        try {
            lookWhenDue();
            boolean seen = looked.isAfter(session.startedAt());
            if (seen && terminal.shownAs(session.attempt()).isEmpty()) {
                LOG.info("session {} is shown again: its pane was closed from outside", session.name());
                terminal.show(session.attempt(), session.name(), files.output());
                return false;
            }
        } catch (IOException failed) {
            LOG.debug("session {} may not be shown", session.name(), failed);
        }
        return true;
    }

    private void lookWhenDue() throws IOException {
        Instant now = clock.instant();
        if (due(now)) {
            terminal.look();
            looked = now;
        }
    }

    private synchronized boolean due(Instant now) {
        boolean due = !now.isBefore(next);
        if (due) {
            next = now.plus(INTERVAL);
        }
        return due;
    }
}
