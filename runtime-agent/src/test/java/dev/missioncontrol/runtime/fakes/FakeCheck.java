package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.runtime.fitness.Check;
import dev.missioncontrol.runtime.fitness.Part;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a part that a test breaks and repairs. Thread-safe. */
public final class FakeCheck implements Check {
    private final Part part;
    private volatile @Nullable String fault;

    public FakeCheck(Part part) {
        this.part = part;
    }

    public void fail(String why) {
        fault = why;
    }

    public void work() {
        fault = null;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
