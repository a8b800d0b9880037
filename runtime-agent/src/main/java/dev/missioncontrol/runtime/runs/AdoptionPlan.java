package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.sessions.AgentSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans what a start does with the work of an earlier incarnation: each held item is adopted with its session or given
 * up without one; every session without a held item is ended before new work is claimed.
 */
public record AdoptionPlan(List<Adoption> adoptions, List<InboxItem> lost, List<AgentSession> leftovers) {
    /** Pairs an item with the session that works on it. */
    public record Adoption(InboxItem item, AgentSession session) {}

    public AdoptionPlan {
        adoptions = List.copyOf(adoptions);
        lost = List.copyOf(lost);
        leftovers = List.copyOf(leftovers);
    }

    /** Computes the plan; only {@code durable} sessions of an earlier incarnation can be adopted at all. */
    public static AdoptionPlan of(List<InboxItem> held, List<AgentSession> sessions, boolean durable) {
        List<Adoption> adoptions = new ArrayList<>();
        List<InboxItem> lost = new ArrayList<>();
        List<AgentSession> leftovers = new ArrayList<>(sessions);
        for (InboxItem item : held) {
            Optional<AgentSession> own = leftovers.stream()
                    .filter(session -> durable && works(session, item))
                    .findFirst();
            own.ifPresentOrElse(session -> adoptions.add(new Adoption(item, session)), () -> lost.add(item));
            own.ifPresent(leftovers::remove);
        }
        return new AdoptionPlan(adoptions, lost, leftovers);
    }

    private static boolean works(AgentSession session, InboxItem item) {
        return session.attempt().item().equals(item.id()) && session.belongsTo(item.epoch());
    }
}
