package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.access.MachineKeys;
import java.util.Optional;

/** What keeps a runtime known to its control plane. Thread-safe. */
public interface Membership {
    /** For a token that was given for good: there is nothing to renew, and once refused it stays so. */
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

    /** Joins where that is still to be done and renews where it is time; fails as the port does when nobody answers. */
    Status refresh();

    /** Whether a call that was refused for its token is the end; where it is not, {@link #refresh()} is due. */
    boolean endsWhenRefused();

    /** The keys to which secrets are sealed for this runtime; empty for one that never joined with keys. */
    default Optional<MachineKeys> keys() {
        return Optional.empty();
    }

    /** Whether the control plane knows the runtime. */
    sealed interface Status {
        /** It does. */
        record In() implements Status {}

        /** It does not, and trying again does not help. */
        record Out(String why) implements Status {}
    }
}
