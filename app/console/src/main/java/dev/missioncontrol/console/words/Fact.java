package dev.missioncontrol.console.words;

import dev.missioncontrol.api.text.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of what is known of something.
 *
 * @param exact the same to the last digit, for a tooltip; the value itself where there is no more to say
 */
public record Fact(String name, String value, String exact) {
    /** Collects facts in reading order; what is not known has no line. */
    public static final class Sheet {
        private final Instant now;
        private final TimeMode mode;
        private final List<Fact> facts = new ArrayList<>();

        public Sheet(Instant now, TimeMode mode) {
            this.now = now;
            this.mode = mode;
        }

        /** A text made visible. */
        public Sheet add(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                String visible = VisibleText.line(value);
                facts.add(new Fact(name, visible, visible));
            }
            return this;
        }

        /** An exact value beside a short one. */
        public Sheet add(String name, String value, Instant exact) {
            facts.add(new Fact(name, value, mode.exact(exact)));
            return this;
        }

        /** A time as everywhere: how long ago, or in how long. */
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
