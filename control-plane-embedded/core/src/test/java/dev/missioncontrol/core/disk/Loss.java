package dev.missioncontrol.core.disk;

/** What becomes of bytes that were written and not forced. */
public enum Loss {
    /** All are there: the process was killed and the machine lived. */
    NOTHING,
    /** A random half of the writes is gone, and some of the others are torn at a sector. */
    SOME,
    /** All are gone. */
    EVERYTHING
}
