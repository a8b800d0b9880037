package dev.missioncontrol.runtime.identity;

/** What keeps a runtime known to its control plane. Thread-safe. */
public interface Membership {
    /** For a token that was given for good: there is nothing to renew, and once refused it stays so. */
    Membership GIVEN = new Membership() {
        @Override
        public Standing refresh() {
            return new Standing.In();
        }

        @Override
        public boolean endsWhenRefused() {
            return true;
        }
    };

    /** Joins where that is still to be done and renews where it is time; fails as the port does when nobody answers. */
    Standing refresh();

    /** Whether a call that was refused for its token is the end; where it is not, {@link #refresh()} is due. */
    boolean endsWhenRefused();

    /** Whether the control plane knows the runtime. */
    sealed interface Standing {
        /** It does. */
        record In() implements Standing {}

        /** It does not, and trying again does not help. */
        record Out(String why) implements Standing {}
    }
}
