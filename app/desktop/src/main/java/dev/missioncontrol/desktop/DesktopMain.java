package dev.missioncontrol.desktop;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.desktop.headless.HeadlessRun;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Mission Control on this machine: with a window where there is a display, without one elsewhere. */
@Command(
        name = "mission-control",
        mixinStandardHelpOptions = true,
        version = "Mission Control 0.1.0-SNAPSHOT",
        description = "Opens the console on an embedded control plane with a local runtime.")
public final class DesktopMain implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopMain.class);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. The platform's place for a user's data if not given.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the API. The last one, or any, if not given.")
    private @Nullable Integer port;

    @Option(names = "--no-window", description = "Run without a window although there is a display.")
    private boolean noWindow;

    @Option(names = "--once", description = "Without a window: end after the demo fleet was played.")
    private boolean once;

    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new DesktopMain());
        program.setExecutionExceptionHandler((failure, _, _) -> explain(failure));
        System.exit(program.execute(arguments));
    }

    @Override
    public Integer call() {
        DataDirectory directory = directory();
        Logs.into(directory.logs());
        boolean window = !noWindow && !once && Display.present(System.getProperty("os.name"), System.getenv());
        OptionalInt wanted = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        return window
                ? new WindowRun(directory, wanted).run()
                : new HeadlessRun(directory, wanted, System.out).run(once);
    }

    private DataDirectory directory() {
        return data == null
                ? DataDirectory.ofPlatform(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv())
                : new DataDirectory(data.toAbsolutePath());
    }

    /** What failed in one sentence; the rest is in the log. */
    private static int explain(Exception failure) {
        LOG.error("Mission Control ended", failure);
        PrintStream terminal = System.err;
        terminal.println(
                failure instanceof ControlPlaneException known
                        ? known.getMessage()
                        : "Mission Control could not run: " + failure.getMessage() + ". The log has the details.");
        return 1;
    }
}
