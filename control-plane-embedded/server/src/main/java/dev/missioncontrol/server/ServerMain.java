package dev.missioncontrol.server;

import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.home.FailureText;
import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.offline.BackupCommand;
import dev.missioncontrol.offline.CompactCommand;
import dev.missioncontrol.offline.DatabaseOptions;
import dev.missioncontrol.offline.ExportCommand;
import dev.missioncontrol.offline.RestoreCommand;
import dev.missioncontrol.offline.VerifyCommand;
import dev.missioncontrol.offline.VerifyExportCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server as a program: it serves one data directory until it is told to end. Confined to the main thread. */
@Command(
        name = "mission-control server",
        mixinStandardHelpOptions = true,
        description = "Serves the control plane of one fleet over HTTP.",
        subcommands = {
            BackupCommand.class,
            RestoreCommand.class,
            CompactCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            VerifyExportCommand.class
        })
public final class ServerMain implements Callable<Integer> {
    /**
     * The loggers of verbose libraries. They are kept in a field because java.util.logging forgets the levels of
     * loggers that are garbage collected.
     */
    private static final Map<Logger, Level> QUIET = Map.of(
            Logger.getLogger("io.helidon"), Level.WARNING,
            Logger.getLogger("org.flywaydb"), Level.WARNING,
            Logger.getLogger("com.zaxxer.hikari"), Level.WARNING,
            Logger.getLogger("org.apache.lucene"), Level.SEVERE);

    private static final Logger LOG = Logger.getLogger(ServerMain.class.getName());

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data directory of this server: its keys, its address, the owner's token, and the database file"
                            + " unless --database names another database.")
    private @Nullable Path directory;

    @Option(
            names = "--new-owner-token",
            description = "Writes a new owner token into the data directory; the previous one ends on every node.")
    private boolean newOwnerToken;

    @Mixin
    private TlsOptions listening = new TlsOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    /** Exits with 0 on success, 1 on failure, 2 on wrong usage and 3 when a log or a file is not intact. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        ServerLog.onTerminal();
        CommandLine line = commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        Optional<String> unreadable = Utf8.refusal(args);
        unreadable.ifPresent(line.getErr()::println);
        return unreadable.isPresent() ? CommandLine.ExitCode.USAGE : line.execute(args);
    }

    static CommandLine commandLine() {
        QUIET.forEach(Logger::setLevel);
        return new CommandLine(new ServerMain(), ServerMain::made).setExecutionExceptionHandler(ServerMain::failed);
    }

    @Override
    public Integer call() throws InterruptedException {
        Path data = directory();
        ServerConfig config = listening.config(System.getenv()); // before the database is opened
        Database storage = database.database(data, System.getenv());
        config.requireFree();
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(stop, stopped), "stop"));
        try (Core core = open(storage);
                LocalServer server = LocalServer.start(core, data, config)) {
            ServerLog.into(data);
            PrintWriter out = out();
            out.println("Mission Control listens at " + server.url());
            out.println(
                    server.files().ownerToken().isPresent()
                            ? "The owner's token lies in " + server.files().ownerTokenPath()
                            : "The owner's token lies with the node that was first; --new-owner-token makes another.");
            out.println("Ctrl-C ends it.");
            out.flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private Core open(Database storage) {
        Core core = Core.open(
                CoreConfig.inDirectory(directory()).on(storage).rootKey(ServiceCredential.in(System.getenv())));
        if (newOwnerToken) {
            EndpointFile.in(directory()).write(core.mintOwnerToken());
        }
        return core;
    }

    /**
     * Returns the data directory. The option is not declared as required, because picocli would then require it before
     * a subcommand as well.
     */
    private Path directory() {
        if (directory == null) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec, "spec is null").commandLine(),
                    "Missing required option: '--data=DIR'");
        }
        return directory;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "spec is null").commandLine().getOut();
    }

    /** Blocks until the process is told to end, then closes everything in reverse order. */
    private static void stopInOrder(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Creates a command; commands that need a control plane receive this program's way to name one. */
    private static <T> T made(Class<T> type) throws Exception {
        return type == TargetOptions.class
                ? type.cast(new ServerPlace())
                : CommandLine.defaultFactory().create(type);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        LOG.log(Level.FINE, "the server ended", e);
        command.getErr().println(FailureText.of(e));
        return 1;
    }
}
