package dev.missioncontrol.runtime;

import dev.missioncontrol.runtime.process.CommandLookup;
import dev.missioncontrol.runtime.process.Enclosures;
import dev.missioncontrol.runtime.process.ProcessEnd;
import dev.missioncontrol.runtime.process.ProcessSearch;
import dev.missioncontrol.runtime.process.ProcessTable;
import dev.missioncontrol.runtime.process.Processes;
import dev.missioncontrol.runtime.sessions.LocalSessions;
import dev.missioncontrol.runtime.sessions.Sessions;
import dev.missioncontrol.runtime.sessions.TmuxCommand;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Selects the kind of sessions that this start uses, and lists the kinds that an earlier start may have used and left.
 */
record SessionKinds(Sessions used, List<Sessions> others) {
    /** {@code told} hears of each tmux server that was ended from outside. */
    static SessionKinds of(
            RuntimeConfig config,
            Processes processes,
            Map<String, String> environment,
            InstantSource clock,
            Consumer<String> told)
            throws IOException {
        Path home = config.home();
        ProcessSearch search = new ProcessSearch(ProcessTable.ofThisSystem());
        LocalSessions.Ending ending = new LocalSessions.Ending(
                new ProcessEnd(processes, environment, search, config.grace()),
                Enclosures.ofThisMachine(processes, environment, home));
        Sessions children = LocalSessions.asChildren(environment, home.resolve("children"), ending, clock);
        if (CommandLookup.onPath("tmux", environment).isEmpty()) {
            return new SessionKinds(children, List.of());
        }
        TmuxCommand command = new TmuxCommand(processes, environment, TmuxSocket.prepare(home));
        Sessions tmux = LocalSessions.inTmux(command, home.resolve("sessions"), ending, clock, told);
        return config.tmux() ? new SessionKinds(tmux, List.of(children)) : new SessionKinds(children, List.of(tmux));
    }
}
