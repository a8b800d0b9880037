package dev.missioncontrol.core.agents;

import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.core.agents.GatewayStore.Held;
import dev.missioncontrol.core.agents.GatewayStore.Interruption;
import dev.missioncontrol.core.inbox.Items;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds to blips the outcomes of the work that they interrupted. Pure. */
final class BlipOutcomes {
    private BlipOutcomes() {}

    static List<ItemId> hit(List<Interruption> blips) {
        return blips.stream()
                .flatMap(blip -> blip.held().stream())
                .map(Held::item)
                .distinct()
                .toList();
    }

    static Blip told(Interruption blip, Map<ItemId, InboxItem> items) {
        return new Blip(
                blip.id(),
                blip.runtime(),
                blip.why().cause(),
                blip.why().orderedBy(),
                blip.openedAt(),
                blip.closedAt(),
                blip.bootBefore(),
                blip.bootAfter(),
                blip.held().stream()
                        .flatMap(held ->
                                Stream.ofNullable(items.get(held.item())).map(item -> hit(blip, held, item)))
                        .toList());
    }

    private static Blip.Hit hit(Interruption blip, Held held, InboxItem item) {
        return new Blip.Hit(item.id(), held.agent(), item.title(), outcome(blip, held, item));
    }

    private static Blip.Outcome outcome(Interruption blip, Held held, InboxItem item) {
        return switch (item.state()) {
            case COMPLETED -> Blip.Outcome.FINISHED;
            case FAILED -> Blip.Outcome.FAILED;
            case CANCELLED -> Blip.Outcome.CANCELLED;
            case WAITING -> Blip.Outcome.WAITING;
            case PENDING -> Blip.Outcome.GIVEN_BACK;
            case ACKED, WORKING ->
                Items.holds(blip.runtime(), item) && item.epoch().equals(held.epoch())
                        ? Blip.Outcome.GOES_ON
                        : Blip.Outcome.GIVEN_BACK;
        };
    }
}
