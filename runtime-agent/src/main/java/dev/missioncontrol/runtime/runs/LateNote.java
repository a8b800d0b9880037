package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what a cancelled item's work left. The item takes no result any more, but a completion that comes too
 * late stays with it as a note.
 */
final class LateNote {
    private static final Logger LOG = LoggerFactory.getLogger(LateNote.class);

    private LateNote() {}

    static void leave(Inbox inbox, ItemId item, Epoch epoch, String left) {
        if (left.isEmpty()) {
            return;
        }
        try {
            // Only a cancelled item is certain to refuse it.
            if (inbox.find(item)
                    .filter(now -> now.state() == ItemState.CANCELLED)
                    .isPresent()) {
                Result result = Result.of("the command was stopped; " + left);
                inbox.submit(item, new ItemCommand.Complete(epoch, result), IdempotencyKey.random());
            }
        } catch (ControlPlaneException failed) {
            LOG.warn("item {}: it could not be noted what its work left: {}", item, left, failed);
        }
    }
}
