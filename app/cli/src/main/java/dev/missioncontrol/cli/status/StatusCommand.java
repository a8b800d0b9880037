package dev.missioncontrol.cli.status;

import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows live agents and runtimes, the size of the inbox, open asks, the position of the log, and your own"
                        + " identity.",
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
