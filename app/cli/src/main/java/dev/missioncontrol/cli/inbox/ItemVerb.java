package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.StateNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One command to one item, and how its outcome is told. Confined to the main thread. */
final class ItemVerb {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    @Parameters(paramLabel = "ID", description = "The item.")
    private ItemId id;

    /** Submits it; {@code done} names in one word what was done. */
    int submit(ItemCommand command, String done) {
        return session.run((plane, out) -> {
            InboxItem item = accepted(intention.carryOut(key -> plane.inbox().submit(id, command, key)));
            out.tell(item, () -> done + " " + item.id() + ", which is " + StateNames.of(item.state()) + " now.");
        });
    }

    private static InboxItem accepted(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted(InboxItem item) -> item;
            case ItemOutcome.Fenced(InboxItem current) -> throw refused("fenced", "It has gone on meanwhile.", current);
            case ItemOutcome.Refused(String type, String why, InboxItem current) -> throw refused(type, why, current);
        };
    }

    private static ControlPlaneException refused(String type, String why, InboxItem current) {
        return new ControlPlaneException(
                Category.INVALID,
                type,
                "Refused: " + why + " Item " + current.id() + " is " + StateNames.of(current.state())
                        + "; inbox show tells more.");
    }

    static ControlPlaneException unknown(ItemId id) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-item", "There is no item " + id + "; inbox list shows those there are.");
    }
}
