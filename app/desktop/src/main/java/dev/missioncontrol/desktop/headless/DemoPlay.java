package dev.missioncontrol.desktop.headless;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.desktop.demo.DemoFleet;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Plays the demo as a person would: creates the items, watches them, fixes the broken link that a check found and
 * retries that item, and answers the asks. Confined to one thread.
 */
final class DemoPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ControlPlane controlPlane;
    private final DemoFleet fleet;
    private final PrintStream terminal;
    private final Map<ItemId, InboxItem> items = new LinkedHashMap<>();
    private Position seen = Position.START;

    DemoPlay(ControlPlane controlPlane, Path directory, PrintStream terminal) {
        this.controlPlane = controlPlane;
        this.fleet = new DemoFleet(controlPlane, directory);
        this.terminal = terminal;
    }

    /** Creates the items, does a person's part and waits for the rest; returns whether every item was completed. */
    boolean play() {
        seen = controlPlane.audit().head();
        fleet.play().forEach(item -> items.put(item.id(), item));
        follow(this::settled);
        fleet.mend();
        for (InboxItem item : Map.copyOf(items).values()) {
            switch (item.state()) {
                case FAILED -> submit(item, new ItemCommand.Retry(item.epoch()));
                case PENDING ->
                    submit(item, new ItemCommand.Complete(item.epoch(), Result.of("The firecrest comes next.")));
                case ACKED, WORKING, WAITING, COMPLETED, CANCELLED -> {}
            }
        }
        follow(() -> items.values().stream().allMatch(item -> !item.state().open()));
        return items.values().stream().allMatch(item -> item.state() == ItemState.COMPLETED);
    }

    private void submit(InboxItem item, ItemCommand command) {
        controlPlane.inbox().submit(item.id(), command, IdempotencyKey.random());
        refresh(item.id());
    }

    /** Tells whether no command runs any more; items without a command wait for a person. */
    private boolean settled() {
        return items.values().stream()
                .allMatch(item -> !item.state().open() || !item.assignment().runnable());
    }

    private void follow(BooleanSupplier enough) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Feed feed = controlPlane.audit().follow(seen)) {
            while (!enough.getAsBoolean() && System.nanoTime() < end) {
                for (AuditEvent event : feed.await()) {
                    seen = event.position();
                    look(event);
                }
            }
        }
    }

    private void look(AuditEvent event) {
        if (event.subject().startsWith("item:")) {
            refresh(new ItemId(event.subject().substring("item:".length())));
        }
    }

    private void refresh(ItemId id) {
        InboxItem before = items.get(id);
        if (before == null) {
            return;
        }
        controlPlane.inbox().find(id).ifPresent(now -> {
            items.put(id, now);
            if (now.state() != before.state() && !now.state().held()) {
                terminal.printf(Locale.ROOT, "%-9s %s%n", now.state().name().toLowerCase(Locale.ROOT), now.title());
            }
        });
    }
}
