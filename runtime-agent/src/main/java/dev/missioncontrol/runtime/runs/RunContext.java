package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.runtime.executor.Executor;
import dev.missioncontrol.runtime.fitness.Fitness;
import dev.missioncontrol.runtime.sessions.Sessions;
import java.time.InstantSource;

public record RunContext(
        Inbox inbox,
        Executor executor,
        Sessions sessions,
        Runs runs,
        Fitness fitness,
        InstantSource clock,
        InstantSource leaseClock) {}
