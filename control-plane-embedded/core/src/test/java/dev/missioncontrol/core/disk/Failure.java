package dev.missioncontrol.core.disk;

/** What a disk refuses while the machine lives. */
public enum Failure {
    NONE(""),
    FULL("No space left on device"),
    READ_ONLY("Read-only file system");

    private final String words;

    Failure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
