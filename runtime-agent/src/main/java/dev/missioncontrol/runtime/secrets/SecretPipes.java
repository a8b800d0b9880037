package dev.missioncontrol.runtime.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.Invocation;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Lays secrets into named pipes for commands that read them from their standard input. A pipe's content is never on a disk:
 * the system keeps it in memory until the command has taken it, and forgets it with the runtime. Thread-safe.
 */
public final class SecretPipes {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OUTPUT_MAX = 4096;

    private final Processes processes;
    private final Map<String, String> environment;
    private final Path root;
    private final Source source;
    private final Map<AttemptId, Closeable> open = new ConcurrentHashMap<>();

    /** Where values come from, and the keys to which they are sealed for this runtime. */
    public record Source(Secrets secrets, Supplier<Optional<SealingPair>> keys) {}

    /** Pipes lie in {@code root}, which exists and which only this user can enter. */
    public SecretPipes(Processes processes, Map<String, String> environment, Path root, Source source) {
        this.processes = processes;
        this.environment = environment;
        this.root = root;
        this.source = source;
    }

    /**
     * Reads the secret for the work and lays it into a pipe, from which the command takes it.
     *
     * @throws PreparationFailed where the work may not have it
     */
    public Path lay(AttemptId attempt, InboxItem item, SecretName name) throws IOException, PreparationFailed {
        Path pipe = made(attempt);
        try (SecretValue value = read(item, name)) {
            RandomAccessFile end = new RandomAccessFile(pipe.toFile(), "rw"); // open for both, so that nobody waits
            open.put(attempt, end);
            value.use(end::write);
        }
        return pipe;
    }

    private SecretValue read(InboxItem item, SecretName name) throws PreparationFailed {
        SealingPair keys = source.keys()
                .get()
                .orElseThrow(() -> PreparationFailed.forGood(
                        "this runtime has no keys of its own, so no secret can be sealed to it: let it join anew"));
        return switch (outcome(item, name)) {
            case SecretOutcome.Opened opened ->
                keys.open(opened.value(), SealContext.read(name, opened.read().version(), item.id(), item.epoch()));
            case SecretOutcome.Fenced _ ->
                throw new PreparationFailed(true, "another has the item by now, and its secrets", null);
            case SecretOutcome.Refused refused ->
                throw PreparationFailed.forGood("secret " + name + " was not given to agent " + item.agent() + " ("
                        + refused.type() + "): grant it and try again");
        };
    }

    private SecretOutcome outcome(InboxItem item, SecretName name) throws PreparationFailed {
        try {
            return source.secrets().open(name, item.id(), item.epoch());
        } catch (ControlPlaneException e) {
            if (e.worthAnotherTry()) {
                throw e; // the step is taken again, also while the broker is locked
            }
            throw new PreparationFailed(false, "secret " + name + " could not be read: " + e.getMessage(), e);
        }
    }

    private Path made(AttemptId attempt) throws IOException {
        Path pipe = pipe(attempt);
        remove(attempt);
        List<String> argv = List.of("mkfifo", "-m", "600", pipe.toString());
        ProcessResult processResult = processes.run(new Invocation(argv, root, environment, LIMIT, OUTPUT_MAX));
        if (!processResult.ok()) {
            throw new IOException("no pipe could be made for a secret: "
                    + processResult.errors().lines().findFirst().orElse("no message"));
        }
        return pipe;
    }

    /** Whether the command waits for a value that died with an earlier life of the runtime; lets go of one that it has. */
    public boolean lost(AttemptId attempt) throws IOException {
        boolean waits = Files.exists(pipe(attempt));
        if (!waits) {
            letGo(attempt);
        }
        return waits && !open.containsKey(attempt);
    }

    /** Takes the pipe away, and with it what nobody took. */
    public void remove(AttemptId attempt) throws IOException {
        letGo(attempt);
        Files.deleteIfExists(pipe(attempt));
    }

    private void letGo(AttemptId attempt) throws IOException {
        Closeable end = open.remove(attempt);
        if (end != null) {
            end.close();
        }
    }

    private Path pipe(AttemptId attempt) {
        return root.resolve(attempt.directory());
    }
}
