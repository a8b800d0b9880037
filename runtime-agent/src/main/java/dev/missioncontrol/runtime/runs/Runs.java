package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds the runs that are not over. Thread-safe. */
public final class Runs {
    private final int slots;
    private final Map<AttemptId, Run> active = new LinkedHashMap<>();

    /** Works on at most {@code slots} items at once. */
    public Runs(int slots) {
        this.slots = slots;
    }

    /** Adds a run; false when its attempt already has one, as after a repeated answer. */
    public synchronized boolean add(Run run) {
        return active.putIfAbsent(run.attempt(), run) == null;
    }

    public synchronized void remove(Run run) {
        active.remove(run.attempt(), run);
    }

    public synchronized List<Run> all() {
        return new ArrayList<>(active.values());
    }

    public synchronized boolean full() {
        return active.size() >= slots;
    }

    /** Returns the runs of other attempts at the same item, which must be over before a new one begins. */
    List<Run> others(AttemptId attempt) {
        ItemId item = attempt.item();
        return all().stream()
                .filter(run ->
                        run.attempt().item().equals(item) && !run.attempt().equals(attempt))
                .toList();
    }
}
