package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.access.MachineKeys;
import java.util.Optional;

/** Keeps a runtime authenticated at its control plane. Thread-safe. */
public interface Membership {
    /** A membership with a fixed token: it is never renewed, and once refused it stays refused. */
    Membership GIVEN = new Membership() {
        @Override
        public Status refresh() {
            return new Status.In();
        }

        @Override
        public boolean endsWhenRefused() {
            return true;
        }
    };

    /**
     * Enrols if that is still to be done and renews the token when that is due; fails as the port does when the control
     * plane cannot be reached.
     */
    Status refresh();

    /** Tells whether a call refused for its token ends the runtime; if not, {@link #refresh()} is due. */
    boolean endsWhenRefused();

    /** Returns the keys to which secrets are sealed for this runtime; empty when it never enrolled with keys. */
    default Optional<MachineKeys> keys() {
        return Optional.empty();
    }

    sealed interface Status {
        /** The control plane accepts the runtime. */
        record In() implements Status {}

        /** The control plane rejects the runtime, and retrying cannot help. */
        record Out(String why) implements Status {}
    }
}
