package dev.missioncontrol.cli.secrets;

import picocli.CommandLine.Command;

/** Secrets. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Secrets: what only work that holds a grant may know.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} list"},
        subcommands = {
            ListSecrets.class,
            KeepSecret.class,
            GrantSecret.class,
            WithdrawGrant.class,
            EndVersion.class,
            RemoveSecret.class,
            ListReads.class,
            ShowBroker.class,
            UnlockBroker.class,
            LockBroker.class,
            RotateBroker.class
        })
public final class SecretsCommand {}
