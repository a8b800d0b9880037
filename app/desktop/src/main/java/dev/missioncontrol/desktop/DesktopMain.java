package dev.missioncontrol.desktop;

import dev.missioncontrol.api.home.FailureText;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.desktop.headless.HeadlessRun;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Mission Control on this machine: with a window if there is a display, without one otherwise. */
@Command(
        name = "mission-control",
        mixinStandardHelpOptions = true,
        version = "Mission Control 0.1.0-SNAPSHOT",
        description = "Opens the console with an embedded control plane and a local runtime.")
public final class DesktopMain implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopMain.class);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory; default: the platform's directory for user data.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the API; default: the port used last time, or any free one.")
    private @Nullable Integer port;

    @Option(names = "--no-window", description = "Run without a window even if there is a display.")
    private boolean noWindow;

    @Option(names = "--once", description = "Without a window: exit after the demo fleet has run once.")
    private boolean once;

    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new DesktopMain());
        program.setExecutionExceptionHandler((failure, _, _) -> explain(failure));
        System.exit(run(program, arguments));
    }

    private static int run(CommandLine program, String... arguments) {
        Optional<String> unreadable = Utf8.refusal(arguments);
        unreadable.ifPresent(program.getErr()::println);
        return unreadable.isPresent() ? CommandLine.ExitCode.USAGE : program.execute(arguments);
    }

    @Override
    public Integer call() {
        DataDirectory directory = directory();
        Logs.into(directory.logs());
        boolean window = !noWindow && !once && Display.present(System.getProperty("os.name"), System.getenv());
        OptionalInt wanted = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        return window
                ? new WindowRun(directory, wanted).run()
                : new HeadlessRun(directory, wanted, new PrintStream(System.out, true, StandardCharsets.UTF_8))
                        .run(once);
    }

    private DataDirectory directory() {
        return data == null
                ? DataDirectory.ofPlatform(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv())
                : new DataDirectory(data.toAbsolutePath());
    }

    /** Prints the failure as one sentence; details are in the log. */
    private static int explain(Exception failure) {
        LOG.error("Mission Control ended", failure);
        new PrintStream(System.err, true, StandardCharsets.UTF_8).println(FailureText.of(failure));
        return 1;
    }
}
