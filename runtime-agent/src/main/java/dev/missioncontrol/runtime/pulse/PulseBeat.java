package dev.missioncontrol.runtime.pulse;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.Pulse.Renewal;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.runtime.loop.NextStep;
import dev.missioncontrol.runtime.runs.LeaseView;
import dev.missioncontrol.runtime.runs.Run;
import dev.missioncontrol.runtime.runs.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends heartbeats and acts on the answers. Confined to its loop. */
public final class PulseBeat {
    private static final String OFF = "not-running";

    private final Runtimes runtimes;
    private final Incarnation incarnation;
    private final Runs runs;
    private final InstantSource clock;
    private final Consumer<Incarnation> superseded;

    public PulseBeat(
            Runtimes runtimes,
            Incarnation incarnation,
            Runs runs,
            InstantSource clock,
            Consumer<Incarnation> superseded) {
        this.runtimes = runtimes;
        this.incarnation = incarnation;
        this.runs = runs;
        this.clock = clock;
        this.superseded = superseded;
    }

    /** Reports the leases held and acts on the control plane's verdict for each. */
    public NextStep beat() {
        List<LeaseView> held =
                runs.all().stream().filter(Run::renewable).map(Run::lease).toList();
        Instant sent = clock.instant();
        try {
            return answered(held, runtimes.pulse(pulse(held)), sent);
        } catch (ControlPlaneException failed) {
            Instant now = clock.instant();
            apply(failed.type().equals(OFF) ? PulsePlan.off(held, now) : PulsePlan.unanswered(held, now));
            throw failed;
        }
    }

    private Pulse pulse(List<LeaseView> held) {
        List<Renewal> renewals = held.stream()
                .map(lease -> new Renewal(lease.item(), lease.epoch()))
                .toList();
        List<SessionReport> sessions =
                runs.all().stream().map(Run::session).flatMap(Optional::stream).toList();
        return new Pulse(incarnation, renewals, sessions);
    }

    private NextStep answered(List<LeaseView> held, PulseAnswer answer, Instant sent) {
        return switch (answer) {
            case PulseAnswer.Beating beating -> {
                apply(PulsePlan.answered(held, beating.verdicts(), sent));
                yield NextStep.PAUSE;
            }
            case PulseAnswer.Superseded newer -> {
                superseded.accept(newer.current());
                yield NextStep.DONE;
            }
        };
    }

    private void apply(List<PulsePlan.Act> acts) {
        for (PulsePlan.Act act : acts) {
            runs.all().stream()
                    .filter(run -> run.attempt().item().equals(act.lease().item()))
                    .forEach(run -> apply(run, act));
        }
    }

    private static void apply(Run run, PulsePlan.Act act) {
        switch (act) {
            case PulsePlan.Act.Extend extend -> run.renewed(extend.lease().epoch(), extend.ends());
            case PulsePlan.Act.Stop stop -> run.taken(stop.lease().epoch(), stop.why());
        }
    }
}
