package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.runtime.loop.Loop;
import dev.missioncontrol.runtime.loop.LoopContext;
import dev.missioncontrol.runtime.loop.NextStep;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs each run in a loop of its own until it is over. Thread-safe. */
public final class RunLoops {
    /** The interval at which sessions are polled, and so the delay until output and endings are noticed. */
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Runs runs;
    private final LoopContext context;
    private final Runnable slotFree;
    private final Map<Run, Loop> loops = new ConcurrentHashMap<>();

    /** Calls {@code slotFree} whenever a run is over. */
    public RunLoops(Runs runs, LoopContext context, Runnable slotFree) {
        this.runs = runs;
        this.context = context;
        this.slotFree = slotFree;
    }

    /** Starts the run, unless its attempt has one already. */
    public void start(Run run) {
        if (runs.add(run)) {
            String name = "item " + run.attempt().item().shortForm();
            Loop loop = new Loop(name, LOOK, () -> step(run), context);
            loops.put(run, loop);
            loop.start();
        }
    }

    private NextStep step(Run run) throws IOException {
        NextStep nextStep = run.step();
        if (nextStep == NextStep.DONE) {
            runs.remove(run);
            loops.remove(run);
            slotFree.run();
        }
        return nextStep;
    }

    /** Ends every run for this reason and waits for all of them, up to {@code limit} altogether. */
    public void halt(StopReason why, Duration limit) throws InterruptedException {
        runs.all().forEach(run -> run.halt(why));
        Map<Run, Loop> ending = Map.copyOf(loops);
        ending.values().forEach(Loop::wake);
        long deadline = System.nanoTime() + limit.toNanos();
        for (Loop loop : ending.values()) {
            loop.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            loop.stop();
        }
    }
}
