package dev.missioncontrol.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Lists a program that {@code bin/mission-control} starts instead of this one, for the help and the completion. */
final class OtherProgram implements Callable<Integer> {
    private final CommandSpec spec;

    private OtherProgram(String name, String description) {
        spec = CommandSpec.wrapWithoutInspection(this).name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).footer("", "Example:", "  mission-control " + name + " --help");
    }

    static CommandLine server() {
        return new CommandLine(new OtherProgram("server", "Runs a control plane as a server.").spec);
    }

    static CommandLine runtime() {
        return new CommandLine(new OtherProgram("runtime", "Runs agents on this machine for a control plane.").spec);
    }

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("Only bin/mission-control starts the program " + spec.name() + ".");
        return CommandLine.ExitCode.USAGE;
    }
}
