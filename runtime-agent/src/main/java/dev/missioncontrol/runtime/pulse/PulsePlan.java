package dev.missioncontrol.runtime.pulse;

import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.runtime.runs.LeaseView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows from a pulse for each lease that it named. Pure. */
final class PulsePlan {
    private PulsePlan() {}

    /** What to do about one lease. */
    sealed interface Act {
        LeaseView lease();

        /** It holds until {@code ends}. */
        record Extend(LeaseView lease, Instant ends) implements Act {}

        /** It is lost: stop that work. */
        record Stop(LeaseView lease, String why) implements Act {}
    }

    /** The control plane answered. A renewed lease is reckoned from before the call, so never too long. */
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
                        "the control plane says it is not ours any more ("
                                + ended.current().state() + ")");
        };
    }

    /** The control plane did not answer: what could not be renewed before its end must be stopped. */
    static List<Act> unanswered(List<LeaseView> named, Instant now) {
        return named.stream()
                .filter(lease -> !now.isBefore(lease.ends()))
                .<Act>map(lease -> new Act.Stop(lease, "its lease ended before it could be renewed"))
                .toList();
    }

    /** The control plane is off: it gives nothing to others, and every lease a full term when it is back. */
    static List<Act> off(List<LeaseView> named, Instant now) {
        return named.stream()
                .<Act>map(lease -> new Act.Extend(lease, now.plus(Lease.TERM)))
                .toList();
    }
}
