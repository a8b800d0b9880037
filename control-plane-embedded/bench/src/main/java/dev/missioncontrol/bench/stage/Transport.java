package dev.missioncontrol.bench.stage;

/** How callers reach a control plane. */
public enum Transport {
    IN_PROCESS("in process"),
    HTTP("over HTTP"),
    /** Its processor time can be told from that of its callers. */
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
