package dev.missioncontrol.core.simulation;

import org.jspecify.annotations.Nullable;

/** Something that must always be true is not. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Rule rule;

    Broken(Rule rule, String what) {
        super(rule.words() + ": " + what);
        this.rule = rule;
    }

    Rule rule() {
        return rule;
    }

    static void unless(boolean holds, Rule rule, @Nullable Object... what) {
        if (!holds) {
            StringBuilder words = new StringBuilder();
            for (@Nullable Object part : what) {
                words.append(part);
            }
            throw new Broken(rule, words.toString());
        }
    }
}
