package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.SeenVersion;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.StateNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Submits one command on an item and prints the outcome. */
final class ItemVerb {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    @Mixin
    private SeenVersion version;

    @Parameters(paramLabel = "ID", description = "The item.")
    private ItemId id;

    /** Shortens a text that is longer than the control plane takes, and says so. */
    String fitting(String what, String text, int max) {
        return session.fitting(what, LongText.of(text), max);
    }

    /** Submits the command; {@code done} is the one word printed on success. */
    int submit(ItemCommand command, String done) {
        return session.run((plane, out) -> {
            InboxItem item =
                    accepted(intention.carryOut(key -> plane.inbox().submit(id, command, version.given(), key)));
            out.tell(item, () -> done + " " + item.id() + ", which is " + StateNames.of(item.state()) + " now.");
        });
    }

    private static InboxItem accepted(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted(InboxItem item) -> item;
            case ItemOutcome.Fenced(InboxItem current) -> throw refused("fenced", "The item has changed.", current);
            case ItemOutcome.Stale(InboxItem current, Actor by) ->
                throw SeenVersion.passed(
                        "item " + current.id() + " is " + StateNames.of(current.state()) + " for " + current.agent(),
                        current.version(),
                        by);
            case ItemOutcome.Refused(String type, String why, InboxItem current) -> throw refused(type, why, current);
        };
    }

    private static ControlPlaneException refused(String type, String why, InboxItem current) {
        return new ControlPlaneException(
                Category.INVALID,
                type,
                "Refused: " + why + " Item " + current.id() + " is " + StateNames.of(current.state())
                        + "; see inbox show.");
    }

    static ControlPlaneException unknown(ItemId id) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-item", "There is no item " + id + "; inbox list shows all items.");
    }
}
