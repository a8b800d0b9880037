package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.SecretCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Ends a grant: the next read under it is refused.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} git-token 01k5w0e6v3n8qv2r4t6y8z0abc"})
final class WithdrawGrant implements Callable<Integer> {
    @Mixin
    private SecretVerb verb;

    @Parameters(paramLabel = "GRANT", description = "The id of the grant, as secrets list shows it.")
    private GrantId grant;

    @Override
    public Integer call() {
        return verb.ask(_ -> new SecretCommand.Withdraw(grant), _ -> "Withdrew " + grant + ".");
    }
}
