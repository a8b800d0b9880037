package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.policy.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must be answered to a command, told from the item or ask alone. Written a second time, apart from the core's own rules. */
final class Rulebook {
    private static final String NOTED = "item.noted";

    private Rulebook() {}

    /** What must be answered. */
    sealed interface Expected {
        /** Accepted, with this event. */
        record Event(String type) implements Expected {}

        /** Accepted, and nothing changes. */
        record Unchanged() implements Expected {}

        /** The epoch is not the present one; {@code kept} when the result that was offered becomes a note. */
        record Fenced(boolean kept) implements Expected {}

        /** Not possible now. */
        record Refused(boolean kept) implements Expected {}
    }

    static Expected of(Known item, ItemCommand command, Principal by, long incarnation) {
        boolean operator = by.role() == Role.OWNER;
        boolean last = !operator && item.lastBy(new RuntimeName(by.name()));
        Epoch epoch = command.epoch();
        if (epoch != null && !epoch.equals(item.last().epoch())) {
            return new Expected.Fenced(
                    command instanceof ItemCommand.Complete && !operator && (last || before(epoch, item)));
        }
        boolean kept = command instanceof ItemCommand.Complete && last;
        return operator ? ofOperator(item, command) : ofRuntime(item, command, last, incarnation, kept);
    }

    /** A result of an earlier holder of the item, whoever it was. */
    private static boolean before(Epoch epoch, Known item) {
        return epoch.value() > 0 && epoch.value() < item.last().epoch().value();
    }

    private static Expected ofOperator(Known item, ItemCommand command) {
        ItemState state = item.state();
        boolean open = state.open();
        return switch (command) {
            case ItemCommand.Complete _ -> allowed(open && state != ItemState.WAITING, "item.completed");
            case ItemCommand.Fail _ -> allowed(state.held(), "item.failed");
            case ItemCommand.Release _ -> allowed(state.held(), "item.released");
            case ItemCommand.Cancel _ -> allowed(open, "item.cancelled");
            case ItemCommand.Retry _ -> allowed(state == ItemState.FAILED, "item.retried");
            case ItemCommand.Note _ -> allowed(open, NOTED);
            case ItemCommand.LinkPr link -> unless(linked(item, link), allowed(open, "item.linked"));
            case ItemCommand.Reassign _ -> allowed(open, "item.reassigned");
            case ItemCommand.Relabel relabel -> unless(labelled(item, relabel), allowed(open, "item.labelled"));
            case ItemCommand.Unblock _ -> unless(item.schedule().unmet().isEmpty(), allowed(open, "item.unblocked"));
            case ItemCommand.Ack _, ItemCommand.StartWork _, ItemCommand.Adopt _ -> new Expected.Refused(false);
        };
    }

    private static Expected ofRuntime(Known item, ItemCommand command, boolean last, long incarnation, boolean kept) {
        boolean holds = last && item.held();
        ItemState state = item.state();
        return switch (command) {
            case ItemCommand.StartWork _ -> unless(state == ItemState.WORKING, allowed(holds, "item.started"));
            case ItemCommand.Complete _ ->
                last && (item.held() || state == ItemState.PENDING)
                        ? new Expected.Event("item.completed")
                        : new Expected.Refused(kept);
            case ItemCommand.Fail _ -> allowed(holds, "item.failed");
            case ItemCommand.Release _ -> allowed(holds, "item.released");
            case ItemCommand.Note _ -> allowed(holds, NOTED);
            case ItemCommand.LinkPr link -> unless(linked(item, link), allowed(holds, "item.linked"));
            case ItemCommand.Adopt adopt ->
                allowed(holds && adopt.incarnation().value() == incarnation, "item.adopted");
            case ItemCommand.Ack _,
                    ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.Reassign _,
                    ItemCommand.Relabel _,
                    ItemCommand.Unblock _ -> new Expected.Refused(false);
        };
    }

    private static boolean linked(Known item, ItemCommand.LinkPr link) {
        return item.trail().links().contains(link.url());
    }

    private static boolean labelled(Known item, ItemCommand.Relabel relabel) {
        Set<String> labels = new LinkedHashSet<>(item.lot().labels());
        relabel.remove().forEach(labels::remove);
        labels.addAll(relabel.add());
        return List.copyOf(labels).equals(item.lot().labels());
    }

    static Expected ofAck(Known item, AgentName agent) {
        return item.heldBy(agent) ? new Expected.Unchanged() : allowed(item.state() == ItemState.PENDING, "item.acked");
    }

    static Expected ofFinish(Known item, AgentName agent) {
        return item.state() == ItemState.PENDING || item.heldBy(agent)
                ? new Expected.Event("item.completed")
                : new Expected.Refused(true);
    }

    /** To asking a human for something that an item needs. */
    static Expected ofRaise(Known item, NewAsk ask, Principal by) {
        Epoch epoch = ask.epoch();
        if (epoch != null && !epoch.equals(item.last().epoch())) {
            return new Expected.Fenced(false);
        }
        boolean may = switch (by.role()) {
            case OWNER, OPERATOR -> item.held();
            case RUNTIME -> item.heldBy(new RuntimeName(by.name()));
            case CLASSIC -> ask.agent() != null && item.heldBy(ask.agent());
            case AGENT -> item.heldBy(new AgentName(by.name()));
            case SUPPORT, METRICS, INVITED, JOINING, TASK, SYSTEM -> false;
        };
        return allowed(may, "item.suspended");
    }

    /** To a command on an ask by somebody who sees it. */
    static Expected ofTreat(KnownAsk ask, AskCommand command) {
        return switch (command) {
            case AskCommand.Answer _ -> allowed(ask.open(), "ask.answered");
            case AskCommand.Withdraw _ -> allowed(ask.open(), "ask.withdrawn");
            case AskCommand.Snooze _ -> allowed(ask.open(), "ask.snoozed");
            case AskCommand.Wake _ -> unless(ask.last().snoozedUntil() == null, allowed(ask.open(), "ask.woken"));
        };
    }

    private static Expected allowed(boolean allowed, String event) {
        return allowed ? new Expected.Event(event) : new Expected.Refused(false);
    }

    /** What may be done and is so already changes nothing. */
    private static Expected unless(boolean already, Expected otherwise) {
        return already && otherwise instanceof Expected.Event ? new Expected.Unchanged() : otherwise;
    }
}
