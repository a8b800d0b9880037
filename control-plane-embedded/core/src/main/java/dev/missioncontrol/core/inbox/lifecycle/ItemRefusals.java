package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.core.inbox.lifecycle.Decision.Refusal;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Verb;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reasons for refusals, each with a stable type. Pure. */
final class ItemRefusals {
    private ItemRefusals() {}

    /** Explains that the table has no line for the command. */
    static Refusal of(InboxItem item, Verb verb, Caller caller) {
        if (verb == Verb.RETRY) {
            return Refusal.of("not-failed", "Only an item that has failed for good can be retried.");
        }
        if (!item.state().open()) {
            return Refusal.of("already-" + word(item.state()), "The item is already " + word(item.state()) + ".");
        }
        if (verb == Verb.ACK && !(caller instanceof Caller.Classic)) {
            return Refusal.of("not-classic", "Only classic clients ack; runtimes claim.");
        }
        if (item.state() == ItemState.WAITING) {
            return Refusal.of("waiting", "The item waits for an answer; give it, or reassign or cancel the item.");
        }
        return item.state().held() ? heldByAnother(item.status().holder()) : notHeld(item);
    }

    private static Refusal notHeld(InboxItem item) {
        return Refusal.of("not-held", "The item is not held now; it is " + word(item.state()) + ".");
    }

    private static Refusal heldByAnother(@Nullable Holder holder) {
        return Refusal.of(
                "held-by-another", "The item is held by " + (holder == null ? "another caller" : holder.label()) + ".");
    }

    /** Refuses commands that the table allows but a limit, or a fact beside the item's state, does not. */
    static Optional<Refusal> limit(InboxItem item, ItemCommand command, Caller caller) {
        return switch (command) {
            case ItemCommand.Note _
            when item.trail().notes() >= Trail.NOTES_MAX ->
                refused("too-many-notes", "The item has " + Trail.NOTES_MAX + " notes, which is the most.");
            case ItemCommand.LinkPr(var _, String url)
            when item.trail().links().size() >= Trail.LINKS_MAX
                    && !item.trail().links().contains(url) ->
                refused("too-many-links", "The item has " + Trail.LINKS_MAX + " links, which is the most.");
            case ItemCommand.Relabel relabel
            when ItemRules.relabelled(item, relabel).size() > NewItem.LABELS_MAX ->
                refused("too-many-labels", "An item has at most " + NewItem.LABELS_MAX + " labels.");
            case ItemCommand.Reassign reassign
            when reassign.agent().equals(AgentName.MORTAL) ->
                refused("ask-instead", "What only a human can do is an ask, not an item; raise one.");
            case ItemCommand.Adopt adopt
            when caller instanceof Caller.OfRuntime runtime
                    && !adopt.incarnation().equals(runtime.current()) ->
                refused("superseded", "A newer incarnation of this runtime has started.");
            case ItemCommand.Adopt _
            when !(caller instanceof Caller.OfRuntime) ->
                refused("not-held", "Only the runtime that holds an item can adopt it.");
            case ItemCommand.Ack _,
                    ItemCommand.StartWork _,
                    ItemCommand.Complete _,
                    ItemCommand.Fail _,
                    ItemCommand.Release _,
                    ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.Note _,
                    ItemCommand.LinkPr _,
                    ItemCommand.Reassign _,
                    ItemCommand.Relabel _,
                    ItemCommand.Unblock _,
                    ItemCommand.Adopt _ -> Optional.empty();
        };
    }

    private static Optional<Refusal> refused(String type, String why) {
        return Optional.of(Refusal.of(type, why));
    }

    private static String word(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
