package dev.missioncontrol.core.loop;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in reverse order, also when opening stopped half-way. Confined to one thread at a time. */
public final class CloseStack implements AutoCloseable {
    /** A resource whose closing throws no checked exception. */
    @FunctionalInterface
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Adds a resource to be closed before all those added earlier. */
    public void add(Step step) {
        steps.push(step);
    }

    /** Closes everything once; a failing step does not keep the others open. */
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
