package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.inbox.items.ItemLedger;
import dev.missioncontrol.core.inbox.lifecycle.Caller;
import dev.missioncontrol.core.inbox.lifecycle.Decision;
import dev.missioncontrol.core.inbox.lifecycle.ItemEvent;
import dev.missioncontrol.core.inbox.lifecycle.ItemRules;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import java.util.Random;

/**
 * Writes items in bulk that were created, claimed and completed by the inbox's own rules: rows, events and bodies. Every hundredth
 * item stays pending. The words are those of a {@link SyntheticLog}. Confined to one thread.
 */
public final class ItemHistory {
    private static final int AGENTS = 200;
    private static final int PENDING = 100;
    private static final int WORDS_PER_TITLE = 4;
    private static final int WORDS_PER_BODY = 20;
    private static final Actor OWNER = new Actor(Role.OWNER, "fleet");

    private final Random random = new Random(1);
    private final ItemRules rules = new ItemRules(random);
    private final Caller.OfRuntime runtime = new Caller.OfRuntime(new RuntimeName("runtime"), new Incarnation(1));
    private long written;

    /** Writes the next items as one batch. */
    public int write(OpenLog log, int items) {
        return log.submit(transaction -> {
            for (int i = 0; i < items; i++) {
                life(transaction, new ItemId(SyntheticLog.id(written++)));
            }
            return items;
        });
    }

    private void life(Transaction transaction, ItemId id) {
        AgentName agent = new AgentName("agent-" + random.nextInt(AGENTS));
        NewItem item = NewItem.of(agent, words(WORDS_PER_TITLE)).saying(words(WORDS_PER_BODY));
        InboxItem row = record(transaction, id, ItemRules.created(item, List.of(), transaction.now()), OWNER);
        if (written % PENDING != 0) {
            row = record(transaction, id, ItemRules.claim(row, runtime, transaction.now()), runtime.actor());
            ItemCommand done = new ItemCommand.Complete(row.epoch(), Result.of(words(WORDS_PER_TITLE)));
            if (rules.decide(row, done, runtime, transaction.now()) instanceof Decision.Happens(ItemEvent event)) {
                record(transaction, id, event, runtime.actor());
            }
        }
    }

    private static InboxItem record(Transaction transaction, ItemId id, ItemEvent event, Actor actor) {
        return ItemLedger.ITEMS.record(transaction, id, ItemLedger.entry(event), actor);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(SyntheticLog.anyWord(random));
        }
        return text.toString();
    }
}
