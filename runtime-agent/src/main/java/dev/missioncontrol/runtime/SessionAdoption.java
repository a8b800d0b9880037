package dev.missioncontrol.runtime;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.runs.AdoptionPlan;
import dev.missioncontrol.runtime.runs.Run;
import dev.missioncontrol.runtime.runs.RunContext;
import dev.missioncontrol.runtime.runs.RunLoops;
import dev.missioncontrol.runtime.sessions.AgentSession;
import dev.missioncontrol.runtime.sessions.Sessions;
import dev.missioncontrol.runtime.worktrees.Worktrees;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adopts the sessions that an earlier incarnation of the runtime left, and ends those that it may not adopt. Confined
 * to one thread.
 */
final class SessionAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(SessionAdoption.class);
    private static final String LOST = "the runtime restarted and found no session of this attempt";

    private final RunContext context;
    private final RunLoops loops;
    private final List<Sessions> others;
    private final Worktrees worktrees;

    /** {@code others} are the kinds of sessions that this start does not use but an earlier one may have. */
    SessionAdoption(RunContext context, RunLoops loops, List<Sessions> others, Worktrees worktrees) {
        this.context = context;
        this.loops = loops;
        this.others = List.copyOf(others);
        this.worktrees = worktrees;
    }

    /**
     * Adopts or ends every session. It may be repeated after a failure; once it returns, every running session has a
     * run that watches it.
     */
    void takeUp(List<InboxItem> held, Incarnation incarnation) throws IOException {
        AdoptionPlan plan = AdoptionPlan.of(
                held, context.sessions().list(), context.executor().durable());
        plan.adoptions()
                .forEach(adoption ->
                        loops.start(Run.adopting(context, adoption.item(), adoption.session(), incarnation)));
        for (AgentSession session : plan.leftovers()) {
            end(context.sessions(), session);
        }
        for (Sessions other : others) {
            for (AgentSession session : other.list()) {
                end(other, session);
            }
        }
        for (InboxItem item : plan.lost()) {
            String left = worktrees.salvage(item.id());
            loops.start(Run.lost(context, item, left.isEmpty() ? LOST : LOST + "; " + left));
        }
        worktrees.sweep(plan.adoptions().stream()
                .map(adoption -> adoption.session().attempt())
                .collect(Collectors.<AttemptId>toSet()));
    }

    private static void end(Sessions sessions, AgentSession session) throws IOException {
        LOG.info("session {} belongs to no item that this runtime holds; it is ended", session.name());
        sessions.remove(session);
    }
}
