package dev.missioncontrol.runtime.loop;

/** How soon a task wants to be run again. */
public enum NextStep {
    /** There is more to do. */
    AT_ONCE,
    /** After the loop's interval, or when it is woken. */
    PAUSE,
    /** Never: the task has ended. */
    DONE
}
