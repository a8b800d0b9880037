package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.home.TargetOptions;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.offline.BackupCommand;
import dev.missioncontrol.offline.DatabaseOptions;
import dev.missioncontrol.offline.ExportCommand;
import dev.missioncontrol.offline.RestoreCommand;
import dev.missioncontrol.offline.VerifyCommand;
import dev.missioncontrol.offline.VerifyExportCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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

/** A control plane as a program: serves one data directory until it is told to end. Confined to the main thread. */
@Command(
        name = "mission-control server",
        mixinStandardHelpOptions = true,
        description = "Serves the control plane of one fleet over HTTP.",
        subcommands = {
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            VerifyExportCommand.class
        })
public final class ServerMain implements Callable<Integer> {
    /** Libraries that tell what nobody asked. Held here, because the logging library forgets levels that nobody holds. */
    private static final Map<Logger, Level> QUIET = Map.of(
            Logger.getLogger("io.helidon"), Level.WARNING,
            Logger.getLogger("org.flywaydb"), Level.WARNING,
            Logger.getLogger("com.zaxxer.hikari"), Level.WARNING,
            Logger.getLogger("org.apache.lucene"), Level.SEVERE);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The directory of this server alone: its keys, its address, the owner's token, and the"
                    + " database file where there is no other database.")
    private @Nullable Path directory;

    @Option(
            names = "--new-owner-token",
            description = "Gives the owner a new token in the data directory; the one before ends on every node.")
    private boolean newOwnerToken;

    @Mixin
    private TlsOptions listening = new TlsOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    /** Ends with 0 when it was done or stopped, 1 when it could not be, 2 when it was called wrongly, 3 for what is not whole. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        QUIET.forEach(Logger::setLevel);
        return new CommandLine(new ServerMain(), ServerMain::made).setExecutionExceptionHandler(ServerMain::failed);
    }

    @Override
    public Integer call() throws InterruptedException {
        Path data = directory();
        ServerConfig config = listening.config(System.getenv()); // what will be refused must not open a database first
        Database storage = database.database(data, System.getenv());
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(stop, stopped), "stop"));
        try (Core core = open(storage);
                LocalServer server = LocalServer.start(core, data, config)) {
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

    /** Not required by the library, which would ask for it before a subcommand as well. */
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

    /** Keeps the program alive until everything is closed in reverse. */
    private static void stopInOrder(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The commands ask for a place; this program's is a directory that must be named. */
    private static <T> T made(Class<T> type) throws Exception {
        return type == TargetOptions.class
                ? type.cast(new ServerPlace())
                : CommandLine.defaultFactory().create(type);
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof ControlPlaneException known) {
            command.getErr().println(known.getMessage());
            return 1;
        }
        throw e;
    }
}
