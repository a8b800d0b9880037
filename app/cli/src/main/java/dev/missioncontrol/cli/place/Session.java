package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import dev.missioncontrol.cli.terminal.Output;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one command against a running control plane. */
public final class Session {
    private final CliEnvironment environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Connection connection;

    @Option(names = "--json", description = "Prints the answer as JSON, in the format of the HTTP API.")
    private boolean json;

    public Session(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Calls the control plane and prints the answer. */
    public interface Work {
        void run(ControlPlane plane, Output out);
    }

    /** Runs the work and returns the exit code of success; every failure is thrown. */
    public int run(Work work) {
        CommandLine line = spec.commandLine();
        Output out = new Output(
                line.getOut(), line.getErr(), json, environment.clock().instant());
        try (HttpControlPlane plane = connection.open()) {
            work.run(plane, out);
        } catch (ControlPlaneException e) {
            throw connection.explained(e);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Shortens a text that is longer than the control plane takes, and says so. */
    public String fitting(String what, LongText text, int max) {
        if (!text.fits(max)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("The " + what + " is longer than " + max + " characters: its beginning and its end are sent.");
            err.flush();
        }
        return text.within(max);
    }

    public CliEnvironment environment() {
        return environment;
    }
}
