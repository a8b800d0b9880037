package dev.missioncontrol.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that lets a shell complete commands and options.",
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

    /** Constants are in lower case because users type them. */
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
