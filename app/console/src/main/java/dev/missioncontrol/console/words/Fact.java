package dev.missioncontrol.console.words;

import dev.missioncontrol.api.text.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs a name with a value, for one line.
 *
 * @param exact the value in full precision, for a tooltip; the value itself if there is no more precise one
 */
public record Fact(String name, String value, String exact) {
    /** Collects facts in reading order; an absent value has no line. */
    public static final class Sheet {
        private final Instant now;
        private final TimeMode mode;
        private final List<Fact> facts = new ArrayList<>();

        public Sheet(Instant now, TimeMode mode) {
            this.now = now;
            this.mode = mode;
        }

        /** Adds a text, with invisible characters escaped. */
        public Sheet add(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                String visible = VisibleText.line(value);
                facts.add(new Fact(name, visible, visible));
            }
            return this;
        }

        /** Adds a short value with an exact one. */
        public Sheet add(String name, String value, Instant exact) {
            facts.add(new Fact(name, value, mode.exact(exact)));
            return this;
        }

        /** Adds a time, shown relative to now. */
        public Sheet time(String name, @Nullable Instant at) {
            if (at != null) {
                facts.add(new Fact(name, mode.since(at, now), mode.exact(at)));
            }
            return this;
        }

        public List<Fact> facts() {
            return List.copyOf(facts);
        }
    }
}
