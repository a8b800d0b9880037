package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.policy.Principal;
import java.time.Duration;
import java.util.List;

/** One thing that somebody asks of the control plane. Doing it twice is the same request arriving twice. */
sealed interface Act<T> {
    /** Whoever steers from the console. */
    Principal OWNER = new Principal(Role.OWNER, "fleet");

    /** The one token that all classic clients share. */
    Principal CLASSIC = new Principal(Role.CLASSIC, "fleet");

    T on(Core core);

    static Principal runtime(RuntimeName name) {
        return new Principal(Role.RUNTIME, name.value());
    }

    /** Somebody writes an item. */
    record Create(NewItem item, IdempotencyKey key) implements Act<InboxItem> {
        @Override
        public InboxItem on(Core core) {
            return core.as(OWNER).inbox().create(item, key);
        }
    }

    /** Somebody asks one thing of an item. */
    record Submit(Principal by, ItemId id, ItemCommand command, IdempotencyKey key) implements Act<ItemOutcome> {
        @Override
        public ItemOutcome on(Core core) {
            return core.as(by).inbox().submit(id, command, key);
        }
    }

    /** A runtime looks for work; it never waits inside the core, where time stands still. */
    record Claim(RuntimeName by, ClaimRequest request) implements Act<ClaimOutcome> {
        @Override
        public ClaimOutcome on(Core core) {
            return core.as(runtime(by)).inbox().claim(request, Duration.ZERO);
        }
    }

    /** A runtime begins a life. */
    record Start(RuntimeName by) implements Act<RuntimeStarted> {
        private static final RuntimeStart HERE = new RuntimeStart("vm", "Linux", "0.1.0", true);

        @Override
        public RuntimeStarted on(Core core) {
            return core.as(runtime(by)).runtimes().start(HERE);
        }
    }

    /** A runtime's sign of life. */
    record Beat(RuntimeName by, Pulse pulse) implements Act<PulseAnswer> {
        @Override
        public PulseAnswer on(Core core) {
            return core.as(runtime(by)).runtimes().pulse(pulse);
        }
    }

    /** A classic client looks. */
    record Poll(AgentName by) implements Act<List<InboxItem>> {
        @Override
        public List<InboxItem> on(Core core) {
            return core.classic(CLASSIC).poll(by, null, null).rows();
        }
    }

    /** A classic client takes. */
    record Ack(AgentName by, ItemId id) implements Act<ItemOutcome> {
        @Override
        public ItemOutcome on(Core core) {
            return core.classic(CLASSIC).ack(id, by);
        }
    }

    /** A classic client is done. */
    record Finish(AgentName by, ItemId id, Result result) implements Act<ItemOutcome> {
        @Override
        public ItemOutcome on(Core core) {
            return core.classic(CLASSIC).complete(id, by, result);
        }
    }

    /** Somebody asks a human, for an item or for nothing in particular. */
    record Raise(Principal by, NewAsk ask, IdempotencyKey key) implements Act<AskOutcome> {
        @Override
        public AskOutcome on(Core core) {
            return core.as(by).asks().raise(ask, key);
        }
    }

    /** Somebody does something about an ask. */
    record Treat(Principal by, AskId id, AskCommand command, IdempotencyKey key) implements Act<AskOutcome> {
        @Override
        public AskOutcome on(Core core) {
            return core.as(by).asks().submit(id, command, key);
        }
    }

    /** A classic client writes to the human as to another agent. */
    record Wish(AgentName by, String need, boolean urgent) implements Act<Ask> {
        @Override
        public Ask on(Core core) {
            return core.classicAsks(CLASSIC).create(need, "", urgent, by);
        }
    }

    /** A classic client finds out that it is done. */
    record Granted(AskId id, String words) implements Act<AskOutcome> {
        @Override
        public AskOutcome on(Core core) {
            return core.classicAsks(CLASSIC).complete(id, words);
        }
    }

    /** The control plane's own step. */
    record Tick() implements Act<Boolean> {
        @Override
        public Boolean on(Core core) {
            core.tick();
            return true;
        }
    }
}
