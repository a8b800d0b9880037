package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.undo.CommandSender;
import dev.missioncontrol.console.words.Failure;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Pauses and resumes agents. Neither is delayed for an undo: each reverses the other, and a late pause would miss its
 * purpose. Confined to the JavaFX thread.
 */
public final class AgentCommands {
    private final Agents agents;
    private final CommandSender sender;
    private final Set<AgentName> underWay = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable AgentName> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Runnable changed = () -> {};

    /** Explains why a command failed, for the agent it was meant for. */
    public record Notice(AgentName agent, String sentence) {}

    AgentCommands(Agents agents, Background background, Time time) {
        this.agents = agents;
        this.sender = new CommandSender(background, time);
    }

    void onChanged(Runnable listener) {
        changed = listener;
    }

    /** Holds the agent whose pause waits for its reason. */
    public ReadOnlyObjectProperty<@Nullable AgentName> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return sender.savingProperty();
    }

    /** Resumes a paused agent at once; asks for a reason before it pauses one. */
    void turn(AgentStatus agent) {
        notice.set(null);
        if (agent.pause() == null) {
            asking.set(agent.name());
        } else {
            abandon();
            send(agent.name(), () -> agents.resume(agent.name()));
        }
    }

    /** Pauses the agent that was asked about; the question stays open until that is done. */
    void confirm(String reason) {
        AgentName agent = asking.get();
        if (agent != null && !reason.isBlank()) {
            send(agent, () -> agents.pause(agent, reason.strip()));
        }
    }

    void abandon() {
        asking.set(null);
    }

    private void send(AgentName agent, Callable<?> command) {
        if (!underWay.add(agent)) {
            return;
        }
        notice.set(null);
        sender.send(
                command,
                done -> {
                    underWay.remove(agent);
                    if (agent.equals(asking.get())) {
                        abandon();
                    }
                    changed.run();
                },
                problem -> {
                    underWay.remove(agent);
                    notice.set(new Notice(agent, Failure.of(problem).sentence()));
                });
    }
}
