package dev.missioncontrol.bench.stage;

/** The databases that a control plane can have. */
public enum DatabaseKind {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private final String words;

    DatabaseKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
