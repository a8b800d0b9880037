package dev.missioncontrol.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands. Confined to the main thread. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Writes a script that lets a shell complete commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(mission-control completion bash)     # for this shell; in ~/.bashrc for every one",
            "  source <(mission-control completion zsh)"
        })
final class Completion implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    /** Lower case, as people type them. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("mission-control", spec.root().commandLine());
        String start = shell == Shell.zsh ? "autoload -U +X compinit && compinit\n" : "";
        spec.commandLine().getOut().print(start + script);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
