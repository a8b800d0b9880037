package dev.missioncontrol.core.inbox.queue;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.Pause;
import dev.missioncontrol.core.store.rows.RowIndex;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.HashSet;
import java.util.Set;

/** Indexes the paused agents as the previous batches left them. Confined to the writer. */
final class PausedAgents implements RowIndex<AgentName, Pause> {
    private Set<AgentName> names;

    private PausedAgents(Set<AgentName> names) {
        this.names = names;
    }

    static Set<AgentName> in(Transaction transaction) {
        return transaction.view(PauseStore.PAUSES, PausedAgents.class, () -> read(transaction)).names;
    }

    private static PausedAgents read(Transaction transaction) {
        Set<AgentName> names = new HashSet<>();
        PauseStore.list(transaction.reading()).forEach(pause -> names.add(pause.agent()));
        return new PausedAgents(Set.copyOf(names));
    }

    @Override
    public void put(Pause row) {
        Set<AgentName> more = new HashSet<>(names);
        more.add(row.agent());
        names = Set.copyOf(more);
    }

    @Override
    public void delete(AgentName key) {
        Set<AgentName> fewer = new HashSet<>(names);
        fewer.remove(key);
        names = Set.copyOf(fewer);
    }
}
