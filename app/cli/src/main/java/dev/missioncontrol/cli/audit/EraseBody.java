package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.cli.place.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Erases the text of one event permanently; the event, its digest and the chain stay.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 1:42 --reason 'asked to forget'"})
final class EraseBody implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "POSITION", description = "The position of the event, era:sequence.")
    private Position position;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "The reason; it is kept in the log.")
    private String reason = "";

    private record Erased(Position erased, Position event) {}

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            Position told = plane.audit().erase(position, reason);
            out.tell(
                    new Erased(position, told),
                    () -> "The body of " + position + " is erased; event " + told + " tells of it.");
        });
    }
}
