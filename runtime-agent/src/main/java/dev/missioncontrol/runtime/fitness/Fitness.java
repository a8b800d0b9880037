package dev.missioncontrol.runtime.fitness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows which parts of the machine do not work: by looking, and for a while by a failure that speaks of one although a
 * look finds nothing. Thread-safe.
 */
public final class Fitness {
    private static final Logger LOG = LoggerFactory.getLogger(Fitness.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration FIRST_DOUBT = Duration.ofSeconds(5);
    /** After this many failures in a row without a visible fault the work itself is blamed again. */
    private static final int DOUBTS_MAX = 5;

    private final List<Check> checks;
    private final FaultNotices notices;
    private final InstantSource clock;
    private final Map<Part, Fault> seen = new EnumMap<>(Part.class);
    private final Map<Part, Doubt> doubts = new EnumMap<>(Part.class);
    private Instant lookAgain = Instant.MIN;

    public Fitness(List<Check> checks, FaultNotices notices, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.notices = notices;
        this.clock = clock;
    }

    /** A failure that spoke of a part; the part counts as faulty until then. */
    private record Doubt(Fault fault, int inARow, Instant until) {}

    /** Tells whether work may be claimed and begun, looking again when the last look is old. */
    public synchronized boolean fit() {
        Instant now = clock.instant();
        if (!seen.isEmpty() || !now.isBefore(lookAgain)) {
            look(now);
        }
        tell(now);
        return faults(now).isEmpty();
    }

    /** Returns the fault of the machine that explains this failure of work; empty when the work is to blame. */
    public synchronized Optional<Fault> explain(Throwable failure) {
        Instant now = clock.instant();
        look(now);
        Optional<Fault> fault = seen.values().stream().findFirst();
        if (fault.isEmpty()) {
            fault = FaultText.partOf(failure).flatMap(part -> doubted(part, failure, now));
        }
        tell(now);
        return fault;
    }

    /** Looks now and returns what is visible, the disk first; empty when nothing is. */
    public synchronized Optional<Fault> visible() {
        look(clock.instant());
        return seen.values().stream().findFirst();
    }

    /** Returns the fault for which no work is begun; empty when there is none. */
    public synchronized Optional<Fault> present() {
        return fit() ? Optional.empty() : faults(clock.instant()).stream().findFirst();
    }

    /** Tells a person what happened once; the same key adds to an ask that is still open. */
    public void tellOnce(String key, String what) {
        notices.tellOnce(key, what);
    }

    private Optional<Fault> doubted(Part part, Throwable failure, Instant now) {
        Doubt before = doubts.get(part);
        int inARow = before == null ? 1 : before.inARow() + 1;
        if (inARow > DOUBTS_MAX) {
            return Optional.empty();
        }
        Fault fault = new Fault(part, String.valueOf(failure.getMessage()));
        Duration pause = FIRST_DOUBT.multipliedBy(1L << (inARow - 1));
        doubts.put(part, new Doubt(fault, inARow, now.plus(pause)));
        LOG.warn("no work is claimed for {} s: {}", pause.toSeconds(), fault.why());
        return Optional.of(fault);
    }

    /** Notes that work began, so all parts work. */
    public synchronized void worked() {
        doubts.clear();
    }

    private void look(Instant now) {
        for (Check check : checks) {
            Optional<String> why = check.fault();
            if (why.isPresent()) {
                Fault fault = new Fault(check.part(), why.get());
                if (seen.put(check.part(), fault) == null) {
                    LOG.warn("this machine is unfit for work: {}", fault.why());
                }
            } else if (seen.remove(check.part()) != null) {
                LOG.info("this machine is fit again: {} works", check.part().word());
            }
        }
        lookAgain = now.plus(LOOK);
    }

    private List<Fault> faults(Instant now) {
        List<Fault> faults = new ArrayList<>(seen.values());
        doubts(now).map(Doubt::fault).forEach(faults::add);
        return faults;
    }

    /** Tells what was seen, and of the rest only what returns: much passes by itself. */
    private void tell(Instant now) {
        List<Fault> faults = new ArrayList<>(seen.values());
        doubts(now).filter(doubt -> doubt.inARow() > 1).map(Doubt::fault).forEach(faults::add);
        notices.tell(faults);
    }

    private Stream<Doubt> doubts(Instant now) {
        return doubts.values().stream()
                .filter(doubt -> now.isBefore(doubt.until()))
                .filter(doubt -> !seen.containsKey(doubt.fault().part()));
    }
}
