package dev.missioncontrol.runtime;

import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.runtime.identity.CurrentToken;
import dev.missioncontrol.runtime.identity.EnrolledMachine;
import dev.missioncontrol.runtime.identity.IdentityFile;
import dev.missioncontrol.runtime.identity.IdentityStorage;
import dev.missioncontrol.runtime.identity.Membership;
import dev.missioncontrol.runtime.identity.StoredIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the runtime as a program: it enrols once with a join token from standard input and works until told to end. */
@Command(
        name = "mission-control runtime",
        description = "Waits for work from a control plane and does it in git worktrees. "
                + "The join token, needed once, is the first line of standard input.",
        mixinStandardHelpOptions = true)
public final class RuntimeMain implements Callable<Integer> {
    /** Exit code when another process works in the same home. */
    static final int IN_USE = 75;
    /** Exit code when a newer incarnation of this runtime has started. */
    static final int SUPERSEDED = 76;
    /** Exit code when the control plane does not accept the token. */
    static final int TOKEN_REFUSED = 77;
    /** Exit code for an unusable token on standard input or contradicting options. */
    static final int USAGE = 64;
    /** Exit code when the home cannot be written. */
    static final int CANNOT_WRITE = 73;

    private static final String NO_TOKEN = "there is no token on standard input: write a join token there as one line";
    /** The prefix of join tokens; any other token is used as it is and never renewed. */
    private static final String JOINS = "mcjoin_";

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeMain.class);

    private final InputStream input;
    private final PrintStream errors;

    @Option(names = "--home", required = true, description = "The directory that holds all files of the runtime.")
    private Path home;

    @ArgGroup(multiplicity = "1")
    private Address address = new Address();

    @Option(names = "--no-tmux", description = "Run commands as child processes even where tmux is installed.")
    private boolean noTmux;

    @Option(
            names = "--slots",
            defaultValue = "4",
            description = "The number of items to work on at once, 1 to 64; default ${DEFAULT-VALUE}.")
    private int slots;

    @Option(
            names = "--keys-in-memory",
            description = "Keep the identity in memory only: each start then needs a join token.")
    private boolean keysInMemory;

    /** Holds the control plane's address: exactly one of the two options is given. */
    static final class Address {
        @Option(names = "--url", description = "The control plane's address.")
        private @Nullable URI url;

        @Option(
                names = "--endpoint-file",
                description = "A file whose first line is the control plane's address, read for each call.")
        private @Nullable Path endpointFile;

        Supplier<URI> supplier() {
            URI fixed = url;
            Path file = endpointFile;
            return file == null ? () -> Objects.requireNonNull(fixed) : new AddressFile(file);
        }
    }

    RuntimeMain(InputStream input, PrintStream errors) {
        this.input = input;
        this.errors = errors;
    }

    public static void main(String[] args) {
        int code = new CommandLine(new RuntimeMain(System.in, System.err))
                .setExitCodeExceptionMapper(failure -> CANNOT_WRITE)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("the runtime cannot run: " + failure.getMessage());
                    return CANNOT_WRITE;
                })
                .execute(args);
        System.exit(code);
    }

    @Override
    public Integer call() throws Exception {
        if (slots < 1 || slots > 64) {
            return say(USAGE, "--slots must be between 1 and 64");
        }
        Optional<Token> token = TokenInput.read(input);
        if (token.isEmpty() && !Files.exists(home)) {
            return say(USAGE, NO_TOKEN);
        }
        Path writable = HomeFolder.prepare(home);
        try (HomeFolder.Lock lock = HomeFolder.lock(writable)) {
            if (!lock.held()) {
                return say(IN_USE, "another runtime works in " + writable + ": stop it or choose another --home");
            }
            RuntimeLog.open(writable);
            IdentityStorage storage = keysInMemory ? IdentityStorage.MEMORY : new IdentityFile(writable);
            Optional<StoredIdentity> before = EnrolledMachine.before(storage, token);
            Optional<Token> first = before.map(StoredIdentity::bearing).or(() -> token);
            return first.isEmpty() ? say(USAGE, NO_TOKEN) : run(writable, first.get(), storage, before);
        }
    }

    private int run(Path writable, Token first, IdentityStorage storage, Optional<StoredIdentity> before)
            throws IOException, InterruptedException, ExecutionException {
        CurrentToken current = new CurrentToken(first);
        InstantSource clock = InstantSource.system();
        RuntimeConfig config = new RuntimeConfig(writable, slots, !noTmux, System.getenv(), RuntimeConfig.GRACE);
        try (HttpControlPlane controlPlane = new HttpControlPlane(address.supplier(), current);
                RuntimeAgent agent = new RuntimeAgent(
                        config, controlPlane, clock, membership(controlPlane.enrolments(), current, storage, before))) {
            // On a signal the virtual machine waits for its shutdown hooks.
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "stop"));
            agent.start();
            ExitReason exitReason = agent.ended().get();
            LOG.info("the runtime ends: {}", exitReason);
            return exitCode(exitReason);
        }
    }

    private static Membership membership(
            Enrolments door, CurrentToken current, IdentityStorage storage, Optional<StoredIdentity> before) {
        InstantSource clock = InstantSource.system();
        if (before.isPresent()) {
            return EnrolledMachine.goingOn(door, current, storage, clock, before.get());
        }
        boolean joins = current.get().reveal().startsWith(JOINS);
        return joins ? EnrolledMachine.joining(door, current, storage, clock) : Membership.GIVEN;
    }

    private int exitCode(ExitReason exitReason) {
        return switch (exitReason) {
            case ExitReason.Stopped _ -> 0;
            case ExitReason.TokenRefused refused ->
                say(TOKEN_REFUSED, "the control plane refused the token: " + refused.why());
            case ExitReason.Superseded _ ->
                say(SUPERSEDED, "a newer runtime with the same token has started, so this one ends");
        };
    }

    private int say(int code, String sentence) {
        errors.println(sentence);
        return code;
    }
}
