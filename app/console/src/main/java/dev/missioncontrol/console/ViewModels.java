package dev.missioncontrol.console;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.console.agents.AgentsViewModel;
import dev.missioncontrol.console.audit.AuditViewModel;
import dev.missioncontrol.console.backlog.BacklogViewModel;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.inbox.InboxViewModel;
import dev.missioncontrol.console.needs.NeedsViewModel;
import dev.missioncontrol.console.secrets.SecretsViewModel;
import dev.missioncontrol.console.undo.Undo;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.LongBinding;

/** Holds the view models of one window, one for each view. Confined to the JavaFX thread. */
record ViewModels(
        NeedsViewModel needs,
        InboxViewModel inbox,
        AgentsViewModel agents,
        BacklogViewModel backlog,
        AuditViewModel audit,
        SecretsViewModel secrets) {
    static ViewModels of(ControlPlane controlPlane, ConsoleConfig config, Background background, Time time, Undo undo) {
        return new ViewModels(
                new NeedsViewModel(controlPlane, background, time, undo),
                new InboxViewModel(controlPlane, background, time, undo),
                new AgentsViewModel(controlPlane, background, time, config.tmuxSocket()),
                new BacklogViewModel(controlPlane, background, time, undo),
                new AuditViewModel(controlPlane.audit(), background, time),
                new SecretsViewModel(controlPlane, background, time));
    }

    /** Reloads everything, as after a reconnection. */
    void load() {
        needs.load();
        inbox.load();
        agents.load();
        backlog.load();
        audit.load();
        secrets.load();
    }

    void onEvents(List<AuditEvent> events) {
        needs.onEvents(events);
        inbox.onEvents(events);
        agents.onEvents(events);
        backlog.onEvents(events);
        audit.onEvents(events);
        secrets.onEvents(events);
    }

    /** Counts what needs a human: asks, and items that failed permanently. */
    LongBinding needed() {
        return Bindings.createLongBinding(
                () -> needs.neededProperty().get() + inbox.neededProperty().get(),
                needs.neededProperty(),
                inbox.neededProperty());
    }

    /** Deactivates all view models when the window closes. */
    void close() {
        agents.deactivate();
    }
}
