package dev.missioncontrol.runtime;

import dev.missioncontrol.runtime.process.CommandLookup;
import dev.missioncontrol.runtime.process.ProcessGroups;
import dev.missioncontrol.runtime.process.Processes;
import dev.missioncontrol.runtime.sessions.ChildSessions;
import dev.missioncontrol.runtime.sessions.Sessions;
import dev.missioncontrol.runtime.sessions.TmuxSessions;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Selects the kind of sessions that this start uses, and lists the kinds that an earlier start may have used and left.
 */
record SessionKinds(Sessions used, List<Sessions> others) {
    static SessionKinds of(
            RuntimeConfig config, Processes processes, Map<String, String> environment, InstantSource clock)
            throws IOException {
        ProcessGroups groups = new ProcessGroups(processes, environment, config.grace());
        Path markers = Files.createDirectories(config.home().resolve("children"));
        Sessions children = new ChildSessions(environment, markers, groups, clock);
        if (CommandLookup.onPath("tmux", environment).isEmpty()) {
            return new SessionKinds(children, List.of());
        }
        Sessions tmux = new TmuxSessions(processes, environment, TmuxSocket.prepare(config.home()), groups);
        return config.tmux() ? new SessionKinds(tmux, List.of(children)) : new SessionKinds(children, List.of(tmux));
    }
}
