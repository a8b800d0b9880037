package dev.missioncontrol.offline;

import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.api.home.TargetOptions.Named;
import picocli.CommandLine.Mixin;

/** What a user says of the place: the program's own options, and those of a database. Confined to the main thread. */
final class TargetArguments {
    @Mixin
    private TargetOptions options;

    @Mixin
    private DatabaseOptions database;

    /** What was said; a sentence where it does not fit together. */
    CommandTarget target() {
        return switch (options.named()) {
            case Named.Directory(var data) ->
                new CommandTarget.Directory(data, database.database(data, System.getenv()));
            case Named.Remote(var url, var token) -> new CommandTarget.Remote(url, token);
        };
    }
}
