package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.core.inbox.lifecycle.Decision.Refusal;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Transition;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Verb;
import dev.missioncontrol.core.inbox.lifecycle.ItemTransitions.Who;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the effect of a command, which {@link ItemTransitions} has to allow. Pure but for the jitter that is passed
 * in.
 */
public final class ItemRules {
    private final BackOff backOff;

    public ItemRules(RandomGenerator jitter) {
        this.backOff = new BackOff(jitter);
    }

    /** Decides on a command; the caller's permission was checked before. */
    public Decision decide(InboxItem item, ItemCommand command, Caller caller, Instant now) {
        Epoch epoch = command.epoch();
        boolean fenced = epoch != null && !epoch.equals(item.epoch());
        Optional<Transition> row =
                fenced ? Optional.empty() : ItemTransitions.find(item.state(), Verb.of(command), Who.of(item, caller));
        if (row.isPresent()) {
            return follow(row.get(), item, command, caller, now);
        }
        Refusal refusal = fenced ? Refusal.FENCED : ItemRefusals.of(item, Verb.of(command), caller);
        return command instanceof ItemCommand.Complete complete && mayKeep(item, complete, caller)
                ? new Decision.Kept(refusal, kept(item, complete))
                : new Decision.Answered(refusal, item);
    }

    private Decision follow(Transition transition, InboxItem item, ItemCommand command, Caller caller, Instant now) {
        Optional<Refusal> limit = ItemRefusals.limit(item, command, caller);
        if (limit.isPresent()) {
            return new Decision.Answered(limit.get(), item);
        }
        if (transition.event() == null) {
            return transition.hold() == ItemTransitions.Hold.RENEWED
                    ? new Decision.Renewed(item, LeaseTerms.renewed(item, now))
                    : new Decision.Already(item);
        }
        ItemEvent event = ItemStep.of(transition, item, caller, now);
        return already(item, command)
                ? new Decision.Already(item)
                : new Decision.Happens(say(event, item, command, now));
    }

    private ItemEvent say(ItemEvent event, InboxItem item, ItemCommand command, Instant now) {
        return switch (command) {
            case ItemCommand.Ack _, ItemCommand.StartWork _, ItemCommand.Retry _, ItemCommand.Adopt _ -> event;
            case ItemCommand.Unblock _ -> event;
            case ItemCommand.Complete complete -> event.saying(new ItemEvent.Ended(complete.result(), null));
            case ItemCommand.Fail fail -> fail(event, item, fail, now);
            case ItemCommand.Release release -> event.saying(new ItemEvent.Explained(release.reason()));
            case ItemCommand.Cancel cancel -> event.saying(new ItemEvent.Explained(cancel.reason()));
            case ItemCommand.Note note -> event.saying(new ItemEvent.Noted(note.text(), null));
            case ItemCommand.LinkPr link -> event.saying(new ItemEvent.Linked(link.url()));
            case ItemCommand.Relabel relabel -> event.labels(relabelled(item, relabel));
            // what was planned stays planned; a failure's back-off, which only a spent attempt leaves, is the old
            // agent's
            case ItemCommand.Reassign reassign ->
                event.agent(reassign.agent())
                        .notBefore(item.status().attempt() == 0 ? item.status().notBefore() : null)
                        .saying(new ItemEvent.Explained(reassign.reason()));
        };
    }

    private ItemEvent fail(ItemEvent event, InboxItem item, ItemCommand.Fail fail, Instant now) {
        ItemEvent said = event.saying(new ItemEvent.Ended(fail.result(), reason(fail)));
        return fail.retryable() && item.status().attempt() < InboxItem.ATTEMPTS_MAX
                ? said.to(ItemState.PENDING)
                        .notBefore(now.plus(backOff.after(item.status().attempt())))
                : said.to(ItemState.FAILED);
    }

    /** Replaces NUL, which a program may print but PostgreSQL cannot store in a text column. */
    private static String reason(ItemCommand.Fail fail) {
        return fail.result().summary().replace('\0', '\uFFFD');
    }

    private static boolean already(InboxItem item, ItemCommand command) {
        return switch (command) {
            case ItemCommand.Relabel relabel ->
                relabelled(item, relabel).equals(item.assignment().labels());
            case ItemCommand.LinkPr link -> item.trail().links().contains(link.url());
            case ItemCommand.Unblock _ -> item.schedule().unmet().isEmpty();
            case ItemCommand.Ack _,
                    ItemCommand.StartWork _,
                    ItemCommand.Complete _,
                    ItemCommand.Fail _,
                    ItemCommand.Release _,
                    ItemCommand.Cancel _,
                    ItemCommand.Retry _,
                    ItemCommand.Note _,
                    ItemCommand.Reassign _,
                    ItemCommand.Adopt _ -> false;
        };
    }

    static List<String> relabelled(InboxItem item, ItemCommand.Relabel relabel) {
        Set<String> labels = new LinkedHashSet<>(item.assignment().labels());
        relabel.remove().forEach(labels::remove);
        labels.addAll(relabel.add());
        return List.copyOf(labels);
    }

    /** Returns whether to keep a result that comes too late: its sender had, or may have had, the work. */
    private static boolean mayKeep(InboxItem item, ItemCommand.Complete complete, Caller caller) {
        Set<Who> who = Who.of(item, caller);
        Epoch epoch = complete.epoch();
        boolean hadIt = caller instanceof Caller.Classic
                || who.contains(Who.HOLDER)
                || who.contains(Who.LAST_HOLDER)
                || (epoch != null && epoch.value() > 0 && mayHaveBeenIts(epoch, item));
        return hadIt
                && ItemTransitions.find(item.state(), Verb.KEEP, who).isPresent()
                && item.trail().notes() < Trail.NOTES_MAX;
    }

    /**
     * Returns whether the epoch is over. The present epoch counts as over if the item is not held, as after a retry,
     * which starts none.
     */
    private static boolean mayHaveBeenIts(Epoch epoch, InboxItem item) {
        long current = item.epoch().value();
        return epoch.value() < current
                || (epoch.value() == current && !item.state().held());
    }

    private static ItemEvent kept(InboxItem item, ItemCommand.Complete complete) {
        return ItemEvent.of(EventType.ITEM_NOTED, item)
                .saying(new ItemEvent.Noted("A completion that was refused.", complete.result()));
    }

    /** Gives a pending item to a runtime. */
    public static ItemEvent claim(InboxItem item, Caller.OfRuntime runtime, Instant now) {
        return ItemStep.of(row(item, Verb.CLAIM, runtime), item, runtime, now);
    }

    /** Ends an expired lease: back to pending, or a dead letter after too many attempts or silent losses. */
    public static ItemEvent expire(InboxItem item, Caller.Itself system, Instant now) {
        ItemEvent event = ItemStep.of(row(item, Verb.EXPIRE, system), item, system, now);
        if (item.status().losses() + 1 >= BackOff.LOSSES_MAX) {
            return dead(event, "Poison: its lease was lost " + BackOff.LOSSES_MAX + " times without a word.");
        }
        return item.status().attempt() >= InboxItem.ATTEMPTS_MAX
                ? dead(event, "Its last attempt was lost without a word.")
                : event.to(ItemState.PENDING);
    }

    /** Ends a lease without fault of its holder. */
    public static ItemEvent takenBack(InboxItem item, Actor by, String why, Instant now) {
        Caller caller = new Caller.Operator(by);
        return ItemStep.of(row(item, Verb.RELEASE, caller), item, caller, now).saying(new ItemEvent.Explained(why));
    }

    private static ItemEvent dead(ItemEvent event, String reason) {
        return event.to(ItemState.FAILED).saying(new ItemEvent.Explained(reason));
    }

    /** Suspends the item for an ask by its holder or an operator. */
    public static Decision suspend(InboxItem item, AskRequest askRequest, Caller caller, Instant now) {
        Epoch epoch = askRequest.epoch();
        if (epoch != null && !epoch.equals(item.epoch())) {
            return new Decision.Answered(Refusal.FENCED, item);
        }
        if (item.trail().answers().size() >= Trail.ANSWERS_MAX) {
            return Decision.refused(
                    item, "too-many-asks", "The item has asked often enough; decide about it yourself.");
        }
        return ItemTransitions.find(item.state(), Verb.ASK, Who.of(item, caller))
                .<Decision>map(transition -> new Decision.Happens(ItemStep.of(transition, item, caller, now)
                        .offered(LeaseTerms.keeper(item))
                        .about(new ItemEvent.Reference(null, askRequest.ask(), null))
                        .saying(new ItemEvent.Asked(new ItemEvent.Question(askRequest.need(), null)))))
                .orElseGet(() -> new Decision.Answered(ItemRefusals.of(item, Verb.ASK, caller), item));
    }

    /** Attaches an answer. The item goes on if it was the last one that it waited for. */
    public static ItemEvent answer(InboxItem item, Answer answer, Caller.Itself system, Instant now) {
        boolean last =
                item.state() == ItemState.WAITING && item.trail().openAsks().equals(List.of(answer.ask()));
        ItemEvent event = ItemStep.of(row(item, last ? Verb.RESUME : Verb.ANSWER, system), item, system, now)
                .about(new ItemEvent.Reference(null, answer.ask(), answer.by()))
                .saying(new ItemEvent.Asked(new ItemEvent.Question(answer.need(), answer.reply())));
        return last ? event.offered(LeaseTerms.offer(item, now)) : event;
    }

    /** Records a change around the item that only the control plane notices; {@code other} is the related item. */
    public static ItemEvent notice(
            InboxItem item, Verb verb, @Nullable ItemId other, Caller.Itself system, Instant now) {
        return ItemStep.of(row(item, verb, system), item, system, now)
                .about(new ItemEvent.Reference(other, null, null));
    }

    /**
     * Returns whether a back-off or an offer lasts longer from now than any can: it began by a clock that was ahead.
     * Only a spent attempt leaves a back-off; before it, the not-before time is planned.
     */
    public static boolean restsTooLong(InboxItem item, Instant now) {
        Instant notBefore = item.status().notBefore();
        if (item.state() != ItemState.PENDING) {
            return false;
        }
        if (notBefore != null) {
            return item.status().attempt() > 0
                    && notBefore.isAfter(now.plus(BackOff.longest(item.status().attempt())));
        }
        Offer offer = item.status().offer();
        return offer != null && offer.until() != null && offer.until().isAfter(now.plus(Offer.TERM));
    }

    private static Transition row(InboxItem item, Verb verb, Caller caller) {
        return ItemTransitions.find(item.state(), verb, Who.of(item, caller))
                .orElseThrow(() -> new IllegalStateException(
                        "an item that is " + item.state().name().toLowerCase(Locale.ROOT) + " cannot " + verb));
    }

    /** The event that creates an item. */
    public static ItemEvent created(NewItem item, List<ItemId> unmet, Instant now) {
        Assignment assignment = item.assignment();
        Plan plan = item.plan();
        ItemEvent.Created created =
                new ItemEvent.Created(assignment.origin(), assignment.labels(), plan.after(), unmet, plan.deadline());
        Instant notBefore = plan.notBefore();
        ItemEvent.Status fresh = ItemEvent.Status.fresh(notBefore != null && notBefore.isAfter(now) ? notBefore : null);
        return new ItemEvent(
                EventType.ITEM_CREATED,
                new ItemEvent.Data(assignment.agent(), fresh, created, null, null, ItemEvent.Reference.NONE),
                new ItemEvent.Written(assignment.title(), assignment.body(), assignment.work()));
    }

    /** Returns the holder for a runtime that claims. */
    static Holder holder(Caller caller) {
        return switch (caller) {
            case Caller.OfRuntime(var name, var incarnation) -> new Holder.RuntimeHolder(name, incarnation);
            case Caller.Classic(var agent, var _) -> new Holder.ClassicHolder(agent);
            case Caller.Operator _, Caller.Itself _ ->
                throw new IllegalStateException("neither operators nor the control plane hold items");
        };
    }
}
