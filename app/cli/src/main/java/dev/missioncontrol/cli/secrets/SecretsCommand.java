package dev.missioncontrol.cli.secrets;

import picocli.CommandLine.Command;

@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Secrets: values that only work with a grant may read.",
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
