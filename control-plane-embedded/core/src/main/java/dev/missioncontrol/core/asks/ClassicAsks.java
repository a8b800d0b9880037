package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.core.asks.AskTransitions.Who;
import dev.missioncontrol.core.inbox.Polled;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mortal queue for classic clients, for which an ask is an item of the agent {@code mortal}. Their shared token
 * does not prove a human, so they may close only tasks that they raised themselves. Thread-safe.
 */
public final class ClassicAsks {
    private final AskServices services;
    private final Principal principal;
    private final InstantSource clock;

    public ClassicAsks(AskServices services, Principal principal, InstantSource clock) {
        this.services = services;
        this.principal = principal;
        this.clock = clock;
    }

    /** Lists open asks in the order in which they need a human. */
    public Polled<Ask> poll() {
        speakForHumans();
        Page<Ask> first = AskList.open(services.store(), AskFilter.OPEN, null, Polled.ROWS_MAX, clock.instant());
        return new Polled<>(first.rows(), first.next() != null);
    }

    /** Raises a task; an urgent one escalates at once. Any text that fits is accepted. */
    public Ask create(String need, String context, boolean urgent, @Nullable AgentName from) {
        principal.require(Action.WORK_CLASSIC);
        Actor author = principal.role() == Role.AGENT
                ? principal.actor()
                : new Actor(Role.CLASSIC, from == null ? "fleet" : from.value());
        NewAsk ask = new NewAsk(
                new AskQuestion(AskKind.TASK, need, context, List.of()), null, null, from, AskTerms.NONE, urgent);
        return services.writer().submit(transaction -> services.service().put(transaction, ask, author));
    }

    /** Reports that the task is done. Refuses asks that are not a classic client's task. */
    public AskOutcome complete(AskId id, String words) {
        speakForHumans();
        String said = LongText.within(words, Reply.WORDS_MAX);
        return services.writer().submit(transaction -> {
            Ask ask = services.changes().get(transaction, id);
            boolean own = ask.kind() == AskKind.TASK && ask.author().role() == Role.CLASSIC;
            Set<Who> who = own ? EnumSet.of(Who.HUMAN) : EnumSet.noneOf(Who.class);
            AskCommand done = new AskCommand.Answer(new Reply.Done(said));
            return services.service()
                    .submit(transaction, id, done, who, new Actor(Role.CLASSIC, AgentName.MORTAL.value()));
        });
    }

    /** Checks that the ask exists; an acknowledgement changes nothing. */
    public void ack(AskId id) {
        speakForHumans();
        services.store().read(handle -> AskStore.find(handle, id).orElseThrow(() -> AskChanges.unknown(id)));
    }

    /** Refuses agents with a token of their own: they may ask humans, not answer for them. */
    private void speakForHumans() {
        principal.require(Action.WORK_CLASSIC);
        if (!principal.speaksFor(AgentName.MORTAL)) {
            services.denials().foreign(principal.actor(), "agent:" + AgentName.MORTAL);
            throw new ControlPlaneException(Category.NOT_FOUND, "unknown-agent", "There is no such agent.");
        }
    }
}
