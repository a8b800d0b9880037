package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.cli.terminal.Times;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "snooze",
        description = "Hides an ask until the given time.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --until 2h"})
final class SnoozeAsk implements Callable<Integer> {
    @Mixin
    private AskVerb verb;

    @Parameters(paramLabel = "ID", description = "The ask.")
    private AskId id;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            required = true,
            description = "A time, or a duration from now such as 2h.")
    private String until = "";

    @Override
    public Integer call() {
        return verb.submit(id, now -> new AskCommand.Snooze(Times.coming(until, now)), "Snoozed");
    }
}
