package dev.missioncontrol.runtime;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.FailureText;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.text.Utf8;
import dev.missioncontrol.runtime.identity.CurrentToken;
import dev.missioncontrol.runtime.identity.EnrolledMachine;
import dev.missioncontrol.runtime.identity.IdentityFile;
import dev.missioncontrol.runtime.identity.IdentityStorage;
import dev.missioncontrol.runtime.identity.Membership;
import dev.missioncontrol.runtime.identity.StoredIdentity;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.CommandLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
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
    /** Exit code when a program that the runtime needs is not installed. */
    static final int PROGRAM_MISSING = 69;
    /** Exit code when the home cannot be written. */
    static final int CANNOT_WRITE = 73;

    private static final String NO_TOKEN = "there is no token on standard input: write a join token there as one line";
    /** The prefix of join tokens; any other token is used as it is and never renewed. */
    private static final String JOINS = "mcjoin_";

    private static final int SLOTS_MAX = 64;

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

        void requireUsable() {
            if (url != null) {
                HttpControlPlane.requireUsable(url);
            }
        }

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
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(System.in, errors, args));
    }

    static int execute(InputStream input, PrintStream errors, String... args) {
        RuntimeLog.quiet(); // until the home has a log: a terminal shows no stack traces
        Optional<String> unreadable = Utf8.refusal(args);
        unreadable.ifPresent(errors::println);
        return unreadable.isPresent() ? USAGE : commandLine(input, errors).execute(args);
    }

    private static CommandLine commandLine(InputStream input, PrintStream errors) {
        return new CommandLine(new RuntimeMain(input, errors))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    LOG.info("the runtime cannot run", failure); // to its log
                    line.getErr().println(FailureText.of(failure));
                    return CANNOT_WRITE;
                });
    }

    @Override
    public Integer call() throws Exception {
        Optional<String> wrong = wrongOption();
        if (wrong.isPresent()) {
            return say(USAGE, wrong.get());
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
            Map<String, String> environment = CleanEnvironment.from(System.getenv());
            if (CommandLookup.onPath("git", environment).isEmpty()) {
                return say(
                        PROGRAM_MISSING,
                        "the runtime needs git, and there is none on its PATH (" + environment.get("PATH")
                                + "): install git or correct the PATH");
            }
            if (!noTmux && CommandLookup.onPath("tmux", environment).isEmpty()) {
                LOG.warn(
                        "there is no tmux on the runtime's PATH, so commands end when the runtime ends: install tmux, or"
                                + " choose this with --no-tmux");
            }
            IdentityStorage storage = keysInMemory ? IdentityStorage.MEMORY : new IdentityFile(writable);
            Optional<StoredIdentity> before = EnrolledMachine.before(storage, token);
            Optional<Token> first = before.map(StoredIdentity::bearing).or(() -> token);
            return first.isEmpty() ? say(USAGE, NO_TOKEN) : run(writable, first.get(), storage, before);
        }
    }

    private Optional<String> wrongOption() {
        if (slots < 1 || slots > SLOTS_MAX) {
            return Optional.of("--slots is " + slots + ": choose a number from 1 to " + SLOTS_MAX);
        }
        try {
            address.requireUsable();
            return Optional.empty();
        } catch (ControlPlaneException e) {
            return Optional.of("--url: " + e.getMessage());
        }
    }

    private int run(Path writable, Token first, IdentityStorage storage, Optional<StoredIdentity> before)
            throws IOException, InterruptedException, ExecutionException {
        CurrentToken current = new CurrentToken(first);
        InstantSource clock = InstantSource.system();
        RuntimeConfig config = new RuntimeConfig(writable, slots, !noTmux, System.getenv(), RuntimeConfig.GRACE);
        try (HttpControlPlane controlPlane = new HttpControlPlane(address.supplier(), current);
                RuntimeAgent agent = new RuntimeAgent(
                        config,
                        controlPlane,
                        new RuntimeClocks(clock, new SteadyClock(clock)),
                        membership(controlPlane.enrolments(), current, storage, before))) {
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
