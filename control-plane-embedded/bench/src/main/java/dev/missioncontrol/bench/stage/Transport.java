package dev.missioncontrol.bench.stage;

/** The way in which callers reach a control plane. */
public enum Transport {
    IN_PROCESS("in process"),
    HTTP("over HTTP"),
    /** Keeps the control plane's processor time apart from that of its callers. */
    SERVER("over HTTP to a server process");

    private final String words;

    Transport(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
