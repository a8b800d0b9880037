package dev.missioncontrol.cli.access;

import picocli.CommandLine.Command;

@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        description = "Tokens: who may do what, and until when.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} list"},
        subcommands = {
            ListTokens.class,
            IssueToken.class,
            RotateToken.class,
            RevokeToken.class,
            InvitePerson.class,
            JoinMachine.class
        })
public final class TokensCommand {}
