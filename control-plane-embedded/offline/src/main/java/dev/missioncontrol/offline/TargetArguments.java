package dev.missioncontrol.offline;

import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.api.home.TargetOptions.Named;
import picocli.CommandLine.Mixin;

/** Combines the program's own options for finding a control plane with those of its database. */
final class TargetArguments {
    @Mixin
    private TargetOptions options;

    @Mixin
    private DatabaseOptions database;

    /** Returns the target; fails with a sentence for the user when the options contradict each other. */
    CommandTarget target() {
        return switch (options.named()) {
            case Named.Directory(var data) ->
                new CommandTarget.Directory(data, database.database(data, System.getenv()));
            case Named.Remote(var url, var token) -> new CommandTarget.Remote(url, token);
        };
    }
}
