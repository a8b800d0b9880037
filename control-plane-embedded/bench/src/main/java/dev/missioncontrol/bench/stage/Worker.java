package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import java.util.function.Function;

/** A runtime that has started. Thread-safe. */
public record Worker(RuntimeName name, Incarnation incarnation, Voice voice) {
    /** Calls the control plane with the runtime's rights. */
    @FunctionalInterface
    public interface Voice {
        <T> T ask(Function<ControlPlane, T> question);
    }

    public <T> T ask(Function<ControlPlane, T> question) {
        return voice.ask(question);
    }
}
