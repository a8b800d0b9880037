package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.ItemOutcome;

/** Describes for the log what the control plane answered to a result. */
final class OutcomeText {
    private OutcomeText() {}

    static String of(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted accepted ->
                "accepted; it is " + accepted.item().state();
            case ItemOutcome.Fenced _, ItemOutcome.Stale _ -> "too late: another runtime holds the item";
            case ItemOutcome.Refused refused -> "refused: " + refused.why();
        };
    }
}
