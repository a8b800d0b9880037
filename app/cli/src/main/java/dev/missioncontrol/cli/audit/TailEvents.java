package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.Output;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description =
                "Shows the newest events and then each new one, until Ctrl-C. No event is skipped: when the connection"
                        + " breaks, it prints the position after which to continue.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --type item.",
            "  ${COMMAND-FULL-NAME} --after 1:42 --json | jq .type"
        })
final class TailEvents implements Callable<Integer> {
    private static final int SHOWN_MAX = 200;

    @Mixin
    private Session session;

    @Option(names = "--after", paramLabel = "POSITION", description = "Starts after this event.")
    private @Nullable Position after;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10",
            description = "The number of past events to show first; default ${DEFAULT-VALUE}, at most 200.")
    private int lines;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only this event type, or a prefix such as item.")
    private @Nullable String type;

    @Option(names = "--no-follow", description = "Exits instead of waiting for new events.")
    private boolean noFollow;

    @Override
    public Integer call() {
        return session.run(this::tail);
    }

    private void tail(ControlPlane plane, Output out) {
        Position seen = after != null ? after : newest(plane, out);
        if (noFollow && after == null) {
            return;
        }
        Position head = plane.audit().head();
        try (Feed feed = plane.audit().follow(seen)) {
            while (!noFollow || seen.compareTo(head) < 0) {
                for (AuditEvent event : feed.await()) {
                    tell(out, event);
                    seen = event.position();
                }
            }
        } catch (ControlPlaneException e) {
            throw new ControlPlaneException(
                    e.category(), e.type(), e.getMessage() + " Here that is --after " + seen + ".", e);
        }
    }

    private Position newest(ControlPlane plane, Output out) {
        Position head = plane.audit().head();
        int wanted = Math.clamp(lines, 0, SHOWN_MAX);
        if (lines > SHOWN_MAX) {
            out.hint("Only the newest " + SHOWN_MAX + " past events are shown; audit search has the others.");
        }
        if (wanted == 0) {
            return head;
        }
        List<AuditEvent> events = plane.audit()
                .list(new AuditFilter(null, type, null), null, wanted)
                .rows()
                .reversed();
        events.forEach(event -> tell(out, event));
        return type == null && !events.isEmpty() ? events.getLast().position() : head;
    }

    private void tell(Output out, AuditEvent event) {
        if (wanted(event)) {
            out.tell(event, () -> EventLine.of(event));
        }
    }

    private boolean wanted(AuditEvent event) {
        return type == null
                || event.type().equals(type)
                || (type.endsWith(".") && event.type().startsWith(type));
    }
}
