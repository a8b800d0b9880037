package dev.missioncontrol.runtime.fitness;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.NewAsk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what this machine lacks: one ask for each fault, withdrawn when the fault is over. Thread-safe. */
public final class FaultNotices {
    private static final Logger LOG = LoggerFactory.getLogger(FaultNotices.class);
    private static final int NEED_MAX = 2000;

    private final Asks asks;
    private final Supplier<String> runtime;
    private final Map<Part, AskId> told = new HashMap<>();

    /** {@code runtime} names this runtime. */
    public FaultNotices(Asks asks, Supplier<String> runtime) {
        this.asks = asks;
        this.runtime = runtime;
    }

    /** Brings the asks in line with these faults; what could not be told is told with the next call. */
    synchronized void tell(List<Fault> faults) {
        for (Fault fault : faults) {
            if (!told.containsKey(fault.part())) {
                String need = "Runtime " + runtime.get() + " takes no work: " + fault.why();
                raise("runtime-unfit:" + runtime.get() + ":" + fault.part().word(), need)
                        .ifPresent(ask -> told.put(fault.part(), ask));
            }
        }
        List<Part> over = new ArrayList<>(told.keySet());
        faults.forEach(fault -> over.remove(fault.part()));
        over.forEach(this::withdraw);
    }

    /** Tells what happened once and needs a person's eye; the same key adds to an ask that is still open. */
    public void tellOnce(String key, String what) {
        raise("runtime-" + key + ":" + runtime.get(), "Runtime " + runtime.get() + ": " + what);
    }

    private Optional<AskId> raise(String key, String need) {
        String line = need.replaceAll("\\R", " ");
        String shown = line.length() <= NEED_MAX ? line : line.substring(0, NEED_MAX - 1) + "…";
        try {
            AskOutcome outcome = asks.raise(NewAsk.of(AskKind.TASK, shown).deduped(key), IdempotencyKey.random());
            return switch (outcome) {
                case AskOutcome.Accepted accepted -> Optional.of(accepted.ask().id());
                case AskOutcome.Fenced _, AskOutcome.Stale _ -> Optional.empty();
                case AskOutcome.Refused refused -> {
                    LOG.warn("no person could be told ({}): {}", refused.why(), need);
                    yield Optional.empty();
                }
            };
        } catch (ControlPlaneException failed) {
            LOG.debug("no person could be told yet: {}", need, failed);
            return Optional.empty();
        }
    }

    private void withdraw(Part part) {
        AskId ask = told.get(part);
        if (ask == null) {
            return;
        }
        try {
            asks.submit(ask, new AskCommand.Withdraw("the runtime is fit again"), IdempotencyKey.random());
            told.remove(part);
        } catch (ControlPlaneException failed) {
            if (failed.worthAnotherTry()) {
                LOG.debug("ask {} is withdrawn later", ask, failed);
            } else {
                told.remove(part);
            }
        }
    }
}
