package dev.missioncontrol.core.store.write;

/** The thread on which the writer works. */
public enum Execution {
    /** A thread of its own, which takes all waiting commands as one batch. */
    OWN_THREAD,
    /**
     * The caller's thread, one command a batch: single-threaded and repeatable, for simulations. Callers must not be
     * interrupted.
     */
    CALLERS_THREAD
}
