package dev.missioncontrol.cli.status;

import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how the fleet is. Confined to the main thread. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells what is alive, how much is in the inbox, what needs a human, where the log stands, and as"
                + " whom you ask.",
        footer = {"", "Examples:", "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --json"})
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            Status status = Status.of(plane);
            out.tell(status, () -> status.text(out.now()));
        });
    }
}
