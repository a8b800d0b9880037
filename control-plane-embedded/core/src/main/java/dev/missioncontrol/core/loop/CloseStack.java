package dev.missioncontrol.core.loop;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, in reverse; also when opening stopped half-way. Confined to one thread at a time. */
public final class CloseStack implements AutoCloseable {
    /** Something to close that throws nothing checked. */
    @FunctionalInterface
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Remembers what must be closed before everything that was added earlier. */
    public void add(Step step) {
        steps.push(step);
    }

    /** Closes everything once; a step that fails does not keep the ones below it open. */
    @Override
    public void close() {
        if (steps.isEmpty()) {
            return;
        }
        try {
            steps.pop().close();
        } finally {
            close();
        }
    }
}
