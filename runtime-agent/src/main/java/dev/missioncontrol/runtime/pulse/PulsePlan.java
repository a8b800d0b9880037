package dev.missioncontrol.runtime.pulse;

import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.runtime.runs.LeaseView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what to do about each lease after a heartbeat. Pure. */
final class PulsePlan {
    private PulsePlan() {}

    sealed interface Act {
        LeaseView lease();

        /** The lease holds until {@code ends}. */
        record Extend(LeaseView lease, Instant ends) implements Act {}

        /** The lease is lost, so its work must stop. */
        record Stop(LeaseView lease, String why) implements Act {}
    }

    /** Plans for an answer of the control plane. A renewed lease is counted from before the call, so never too long. */
    static List<Act> answered(List<LeaseView> named, List<Verdict> verdicts, Instant sent) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < Math.min(named.size(), verdicts.size()); i++) {
            acts.add(verdict(named.get(i), verdicts.get(i), sent));
        }
        return acts;
    }

    private static Act verdict(LeaseView lease, Verdict verdict, Instant sent) {
        return switch (verdict) {
            case Verdict.Renewed _ -> new Act.Extend(lease, sent.plus(Lease.TERM));
            case Verdict.Ended ended ->
                new Act.Stop(
                        lease,
                        "the control plane says that the lease is lost ("
                                + ended.current().state() + ")");
        };
    }

    /** Plans for a missing answer: work whose lease has ended must stop. */
    static List<Act> unanswered(List<LeaseView> named, Instant now) {
        return named.stream()
                .filter(lease -> !now.isBefore(lease.ends()))
                .<Act>map(lease -> new Act.Stop(lease, "its lease ended before it could be renewed"))
                .toList();
    }

    /**
     * Plans for a control plane that is switched off: it gives the work to no other runtime, and every lease a full
     * term when it is back.
     */
    static List<Act> off(List<LeaseView> named, Instant now) {
        return named.stream()
                .<Act>map(lease -> new Act.Extend(lease, now.plus(Lease.TERM)))
                .toList();
    }
}
