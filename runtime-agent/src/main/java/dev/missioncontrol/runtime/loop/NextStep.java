package dev.missioncontrol.runtime.loop;

/** Tells a loop how soon to run its task again. */
public enum NextStep {
    /** Run again at once: there is more to do. */
    AT_ONCE,
    /** Run again after the loop's interval, or when it is woken. */
    PAUSE,
    /** Never run again: the task has ended. */
    DONE
}
