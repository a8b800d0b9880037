package dev.missioncontrol.core.simulation;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened in a world, told to whoever asked for it, and its digest. Confined to one thread. */
final class Story {
    private final Agenda agenda;
    private final @Nullable Consumer<String> reader;
    private int acts;
    private long digest;

    Story(Agenda agenda, @Nullable Consumer<String> reader) {
        this.agenda = agenda;
        this.reader = reader;
    }

    void tell(Act<?> act, Outcome<?> outcome) {
        acts++;
        if (reader != null) {
            tell(act + " -> " + outcome);
        }
    }

    void tell(String what) {
        if (reader != null) {
            String line = agenda.now() + " " + what;
            digest = digest * 31 + line.hashCode();
            reader.accept(line);
        }
    }

    int acts() {
        return acts;
    }

    /** The same for the same story; only where somebody listens. */
    long digest() {
        return digest;
    }
}
