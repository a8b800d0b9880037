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
 * Passes secrets through named pipes to commands, which read them from standard input. A pipe's content is never on
 * disk: the operating system keeps it in memory until the command has read it, and drops it when the runtime ends.
 * Thread-safe.
 */
public final class SecretPipes {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int OUTPUT_MAX = 4096;

    private final Processes processes;
    private final Map<String, String> environment;
    private final Path root;
    private final Source source;
    private final Map<AttemptId, Closeable> open = new ConcurrentHashMap<>();

    /** Supplies secret values, and the keys to which they are sealed for this runtime. */
    public record Source(Secrets secrets, Supplier<Optional<SealingPair>> keys) {}

    /** Pipes are created in {@code root}, which must exist and which only this user can enter. */
    public SecretPipes(Processes processes, Map<String, String> environment, Path root, Source source) {
        this.processes = processes;
        this.environment = environment;
        this.root = root;
        this.source = source;
    }

    /**
     * Reads the secret and writes it into a pipe, from which the command takes it.
     *
     * @throws PreparationFailed when the work may not have the secret
     */
    public Path lay(AttemptId attempt, InboxItem item, SecretName name) throws IOException, PreparationFailed {
        Path pipe = made(attempt);
        try (SecretValue value = read(item, name)) {
            RandomAccessFile end = new RandomAccessFile(pipe.toFile(), "rw"); // opening for writing alone would block
            open.put(attempt, end);
            value.use(end::write);
        }
        return pipe;
    }

    private SecretValue read(InboxItem item, SecretName name) throws PreparationFailed {
        SealingPair keys = source.keys()
                .get()
                .orElseThrow(
                        () -> PreparationFailed.forGood(
                                "this runtime has no keys of its own, so no secret can be sealed to it: enrol it again with a join token"));
        return switch (outcome(item, name)) {
            case SecretOutcome.Opened opened ->
                keys.open(opened.value(), SealContext.read(name, opened.read().version(), item.id(), item.epoch()));
            case SecretOutcome.Fenced _ ->
                throw new PreparationFailed(true, "another runtime holds the item and its secrets by now", null);
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
                throw e; // the step is retried, also while the broker is locked
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

    /**
     * Tells whether the command waits for a value that was lost with an earlier incarnation. Closes this end of the
     * pipe once the command has opened the other.
     */
    public boolean lost(AttemptId attempt) throws IOException {
        boolean waits = Files.exists(pipe(attempt));
        if (!waits) {
            letGo(attempt);
        }
        return waits && !open.containsKey(attempt);
    }

    /** Removes the pipe and any value that was not read. */
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
