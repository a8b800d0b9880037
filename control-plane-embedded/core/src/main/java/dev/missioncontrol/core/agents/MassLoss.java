package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.core.inbox.leases.MassLossBrake;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Suspects a fault of the control plane itself when most runtimes fall silent within one term of a lease: for two terms
 * none of their work is offered to others, and a human is asked. The state follows from the heartbeats, so another node
 * can continue with it. Confined to the writer.
 */
public final class MassLoss implements MassLossBrake {
    /** A smaller number of runtimes may fail together by chance. */
    private static final int RUNTIMES_MIN = 4;

    private static final int PERCENT = 55;
    private static final Duration SILENCE = LivenessThresholds.RUNTIME.alive();
    private static final Duration DOUBT = Lease.TERM.multipliedBy(2);

    private final Heartbeats heartbeats;
    private final Alarm alarm;
    private volatile Instant told = Instant.MIN;

    /** Asks a human. Confined to the writer. */
    @FunctionalInterface
    public interface Alarm {
        void vanished(Transaction transaction, int silent, int all);
    }

    public MassLoss(Heartbeats heartbeats, Alarm alarm) {
        this.heartbeats = heartbeats;
        this.alarm = alarm;
    }

    @Override
    public boolean now(Transaction transaction) {
        Instant now = transaction.now();
        Optional<Census> census = Census.at(now, heartbeats.heard(transaction.reading(), now));
        if (census.filter(counted -> counted.doubtful(now)).isEmpty()) {
            return false;
        }
        tell(transaction, census.get());
        return true;
    }

    /** Asks once for each mass loss. */
    private void tell(Transaction transaction, Census census) {
        if (transaction.now().isAfter(told)) {
            alarm.vanished(transaction, census.gone(), census.there());
        }
        transaction.afterwards(() -> told = census.until());
    }

    /**
     * The runtimes that were alive within one term before the last of them fell silent.
     *
     * @param last the last heartbeat of a silent one
     */
    private record Census(Instant last, int there, int gone) {
        static Optional<Census> at(Instant now, List<Instant> signs) {
            Predicate<Instant> silent = sign -> Duration.between(sign, now).compareTo(SILENCE) >= 0;
            return signs.stream().filter(silent).max(Comparator.naturalOrder()).map(last -> {
                List<Instant> there = signs.stream()
                        .filter(sign -> !sign.isBefore(last.minus(Lease.TERM)))
                        .toList();
                int gone = (int) there.stream().filter(silent).count();
                return new Census(last, there.size(), gone);
            });
        }

        boolean doubtful(Instant now) {
            return there >= RUNTIMES_MIN && gone * 100 > there * PERCENT && now.isBefore(until());
        }

        Instant until() {
            return last.plus(SILENCE).plus(DOUBT);
        }
    }
}
