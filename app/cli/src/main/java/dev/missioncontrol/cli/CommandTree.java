package dev.missioncontrol.cli;

import dev.missioncontrol.api.home.OfflineCommands;
import dev.missioncontrol.cli.access.TokensCommand;
import dev.missioncontrol.cli.agents.AgentsCommand;
import dev.missioncontrol.cli.agents.RuntimesCommand;
import dev.missioncontrol.cli.asks.AsksCommand;
import dev.missioncontrol.cli.audit.AuditCommand;
import dev.missioncontrol.cli.backlog.BacklogCommand;
import dev.missioncontrol.cli.inbox.InboxCommand;
import dev.missioncontrol.cli.reports.ReportsCommand;
import dev.missioncontrol.cli.secrets.SecretsCommand;
import dev.missioncontrol.cli.status.StatusCommand;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Builds only the commands that a call needs: the one that its first argument names, or all of them. Building takes
 * most of the time of a short call, and the commands that open a closed data directory may be missing from the class
 * path.
 */
final class CommandTree {
    private static final List<Class<?>> EVERYDAY = List.of(
            StatusCommand.class,
            InboxCommand.class,
            AsksCommand.class,
            AgentsCommand.class,
            RuntimesCommand.class,
            BacklogCommand.class,
            ReportsCommand.class,
            SecretsCommand.class,
            TokensCommand.class,
            AuditCommand.class);

    private CommandTree() {}

    static CommandLine of(IFactory factory, String... arguments) {
        CommandLine root = new CommandLine(new MissionControl(), factory);
        List<Class<?>> named = Arrays.stream(arguments)
                .limit(1)
                .flatMap(name -> EVERYDAY.stream().filter(type -> name.equals(nameOf(type))))
                .toList();
        for (Class<?> type : named.isEmpty() ? EVERYDAY : named) {
            CommandLine command = new CommandLine(type, factory);
            if (type == AuditCommand.class) {
                offline(OfflineCommands::ofTheAuditTrail).forEach(command::addSubcommand);
            }
            root.addSubcommand(command);
        }
        if (named.isEmpty()) {
            offline(OfflineCommands::ofTheControlPlane).forEach(root::addSubcommand);
            root.addSubcommand(OtherProgram.server()).addSubcommand(OtherProgram.runtime());
            root.addSubcommand(Completion.class);
        }
        return root;
    }

    private static String nameOf(Class<?> type) {
        return type.getAnnotation(Command.class).name();
    }

    private static Stream<Class<?>> offline(Function<OfflineCommands, List<Class<?>>> which) {
        return ServiceLoader.load(OfflineCommands.class).stream().flatMap(found -> which.apply(found.get()).stream());
    }
}
