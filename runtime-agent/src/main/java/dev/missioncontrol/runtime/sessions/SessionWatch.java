package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.process.ProcessRow;
import dev.missioncontrol.runtime.process.ProcessSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one session while it runs: its newest output, and the processes below it. Confined to one thread. */
final class SessionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    /** The wait for the rest of the output: what the command left behind may keep the pipe open. */
    private static final Duration DRAIN = Duration.ofSeconds(3);
    /** Signals have numbers up to this one; other exit codes above 128 are a command's own. */
    private static final int SIGNAL_MAX = 31;

    private static final int SHELL_SIGNALS = 128;
    private static final int SEEN_MAX = 4096;
    private static final String CUT = "[output was lost here: the runtime could not write it to its disk]";

    private final SessionFiles files;
    private final ProcessSearch search;
    private final Set<ProcessRow.Identity> seen = new HashSet<>();
    private List<String> lines = List.of();
    private long length = -1;
    private long endedNanos;
    private boolean seenRead;

    SessionWatch(SessionFiles files, ProcessSearch search) {
        this.files = files;
        this.search = search;
    }

    Observation running() throws IOException {
        return new Observation.Running(lines());
    }

    Observation ended(int code) throws IOException {
        boolean signalled = code > SHELL_SIGNALS && code <= SHELL_SIGNALS + SIGNAL_MAX;
        // Like a shell, the session tells a signal as 128 plus its number.
        return new Observation.Ended(code, signalled ? Integer.toString(code - SHELL_SIGNALS) : null, lines());
    }

    /** Tells whether everything that the ended command printed has been written. */
    boolean complete() {
        long now = System.nanoTime();
        if (endedNanos == 0) {
            endedNanos = now;
        }
        return files.drained() || now - endedNanos > DRAIN.toNanos();
    }

    private List<String> lines() throws IOException {
        long now = Files.size(files.output());
        if (now != length) {
            lines = OutputFile.lines(files.output());
            length = now;
        }
        if (!files.cut()) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        all.add(CUT);
        return all;
    }

    /** Remembers what runs below the leader where nothing else would find it once it has left the session. */
    void follow(long leader) throws IOException {
        if (files.enclosure().provable()) {
            return;
        }
        if (!seenRead) {
            seen.addAll(files.seen());
            seenRead = true;
        }
        List<Long> above = new ArrayList<>(List.of(leader));
        seen.stream()
                .filter(process -> search.alive(process.pid(), process.started()))
                .forEach(process -> above.add(process.pid()));
        List<ProcessRow> added = search.below(above).stream()
                .filter(row -> seen.size() < SEEN_MAX && seen.add(row.identity()))
                .toList();
        if (!added.isEmpty()) {
            remember(added);
        }
    }

    private void remember(List<ProcessRow> added) {
        try {
            files.remember(added);
        } catch (IOException full) {
            LOG.debug("the processes of {} are remembered until the runtime ends", files.directory(), full);
        }
    }
}
