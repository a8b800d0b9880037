package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.audit.AuditEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** When runtimes were heard, by time that really passed: nobody is lost too early, too late or twice. */
final class Vitals {
    private static final Duration SILENT = Duration.ofSeconds(35);
    /** Small differences of the wall clock are worked off. */
    private static final Duration EARLY = Duration.ofSeconds(1);
    /** Between two ticks nobody looks. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private final PlaneClock clock;
    private final Map<RuntimeName, Vital> known = new HashMap<>();
    private Duration there = Duration.ZERO;

    private static final Vital NEVER = new Vital(Duration.ofDays(1000), false);

    private record Vital(Duration heard, boolean lost) {}

    Vitals(PlaneClock clock) {
        this.clock = clock;
    }

    /** The control plane was not there just before. */
    void back() {
        there = clock.elapsed();
    }

    void heard(RuntimeName name) {
        known.computeIfPresent(name, (_, vital) -> new Vital(clock.elapsed(), vital.lost()));
    }

    void happened(AuditEvent event) {
        RuntimeName name = new RuntimeName(event.subject().substring("runtime:".length()));
        Vital before = known.getOrDefault(name, NEVER);
        switch (event.type()) {
            case "runtime.started" -> known.put(name, new Vital(clock.elapsed(), false));
            case "runtime.lost" -> {
                Broken.unless(
                        !before.lost() && silence(before).compareTo(SILENT.minus(EARLY)) >= 0,
                        Rule.TIMELY,
                        "lost too early or twice: ",
                        name);
                known.put(name, new Vital(before.heard(), true));
            }
            case "runtime.returned" -> {
                Broken.unless(before.lost(), Rule.LAWFUL, "was never lost: ", name);
                known.put(name, new Vital(before.heard(), false));
            }
            default -> {}
        }
    }

    /** After a tick nobody is silent that is not lost. */
    void nobodyIsMissed() {
        known.forEach((name, vital) -> Broken.unless(
                vital.lost() || silence(vital).compareTo(SILENT.plus(LATE)) < 0,
                Rule.TIMELY,
                "not lost after ",
                silence(vital),
                ": ",
                name));
    }

    private Duration silence(Vital vital) {
        Duration since = vital.heard().compareTo(there) > 0 ? vital.heard() : there;
        return clock.elapsed().minus(since);
    }
}
