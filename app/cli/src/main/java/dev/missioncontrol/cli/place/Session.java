package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import dev.missioncontrol.cli.terminal.Output;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One command's talk with a running control plane. Confined to the main thread. */
public final class Session {
    private final CliEnvironment environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Option(names = "--json", description = "Answers in JSON, as the HTTP API has it.")
    private boolean json;

    public Session(CliEnvironment environment) {
        this.environment = environment;
    }

    /** What a command does with the control plane. */
    public interface Work {
        void run(ControlPlane plane, Output out);
    }

    /** Does the work and says that it is done; whatever fails is thrown. */
    public int run(Work work) {
        CommandLine line = spec.commandLine();
        Output out = new Output(
                line.getOut(), line.getErr(), json, environment.clock().instant());
        try (HttpControlPlane plane = connection.open()) {
            work.run(plane, out);
        }
        return CommandLine.ExitCode.OK;
    }

    public CliEnvironment environment() {
        return environment;
    }
}
