package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one event with all its fields.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 1:42"})
final class ShowEvent implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "POSITION", description = "The event's position in the log, era:sequence.")
    private Position position;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            AuditEvent event = plane.audit()
                    .find(position)
                    .orElseThrow(() -> new ControlPlaneException(
                            Category.NOT_FOUND,
                            "unknown-event",
                            "There is no event " + position + "; the log ends at "
                                    + plane.audit().head() + "."));
            out.tell(event, () -> text(event));
        });
    }

    private static String text(AuditEvent event) {
        TextTable facts = TextTable.facts()
                .row("Event", event.position())
                .row("Type", event.type())
                .row("What", EventSentences.of(event))
                .row("At", event.at())
                .row("Actor", event.actor())
                .row("Subject", event.subject())
                .row("Hash", event.hash())
                .fact("Body digest", event.bodyDigest());
        String body = event.body() == null ? "" : System.lineSeparator() + VisibleText.block(event.body());
        return facts + System.lineSeparator() + VisibleText.block(event.data()) + body;
    }
}
