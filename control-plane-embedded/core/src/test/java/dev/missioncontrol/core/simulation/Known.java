package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as the oracle knows it from the log.
 *
 * @param last the newest event
 * @param runnable whether it has a command
 * @param hold present while somebody holds it
 */
record Known(Fact last, boolean runnable, @Nullable Hold hold) {
    boolean held() {
        return last.state().held();
    }

    boolean heldBy(RuntimeName name) {
        return held() && lastBy(name);
    }

    boolean lastBy(RuntimeName name) {
        return last.holder() instanceof Holder.RuntimeHolder holder
                && holder.name().equals(name);
    }

    Known with(@Nullable Hold other) {
        return new Known(last, runnable, other);
    }

    /** Whether a row says the same; how long its lease lasts is looked at elsewhere. */
    boolean same(InboxItem row) {
        return row.id().equals(last.id())
                && row.agent().equals(last.agent())
                && row.state() == last.state()
                && row.epoch().equals(last.epoch())
                && row.attempt() == last.attempt()
                && row.losses() == last.losses()
                && Objects.equals(row.holder(), last.holder())
                && Objects.equals(row.notBefore(), last.notBefore())
                && (row.command() != null) == runnable
                && (row.lease() != null) == held();
    }

    String words() {
        return last.id().shortForm() + " " + last.state() + " epoch "
                + last.epoch().value() + " attempt " + last.attempt() + " losses " + last.losses() + " after "
                + last.type();
    }
}
