package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.text.LongText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        description = "Withdraws an ask; an item that waits for it goes on without an answer.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --reason 'decided elsewhere'"})
final class WithdrawAsk implements Callable<Integer> {
    @Mixin
    private AskVerb verb;

    @Parameters(paramLabel = "ID", description = "The ask.")
    private AskId id;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "The reason; it is kept in the log.")
    private String reason = "";

    @Override
    public Integer call() {
        String why = verb.session().fitting("reason", LongText.of(reason), SizeLimits.REASON);
        return verb.submit(id, _ -> new AskCommand.Withdraw(why), "Withdrew");
    }
}
