package dev.missioncontrol.runtime.executor;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.CommandLookup;
import dev.missioncontrol.runtime.secrets.SecretPipes;
import dev.missioncontrol.runtime.sessions.AgentSession;
import dev.missioncontrol.runtime.sessions.Observation;
import dev.missioncontrol.runtime.sessions.SessionName;
import dev.missioncontrol.runtime.sessions.SessionSpec;
import dev.missioncontrol.runtime.sessions.Sessions;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import dev.missioncontrol.runtime.worktrees.WorktreeResult;
import dev.missioncontrol.runtime.worktrees.Worktrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the item's command in a worktree of its repository. Thread-safe. */
public final class CommandExecutor implements Executor {
    private final Worktrees worktrees;
    private final Sessions sessions;
    private final SecretPipes pipes;
    private final Map<String, String> environment;

    /** Sessions receive {@code environment}; its PATH decides which commands exist. */
    public CommandExecutor(Worktrees worktrees, Sessions sessions, SecretPipes pipes, Map<String, String> environment) {
        this.worktrees = worktrees;
        this.sessions = sessions;
        this.pipes = pipes;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public boolean durable() {
        return sessions.durable();
    }

    @Override
    public Path directory(AttemptId attempt) {
        return worktrees.directory(attempt);
    }

    @Override
    public void prepare(AttemptId attempt, InboxItem item) throws PreparationFailed {
        Command command = command(item);
        endLeftovers(attempt);
        String program = command.argv().getFirst();
        if (program.startsWith("-")) {
            throw PreparationFailed.forGood("the command '" + program + "' begins with '-': name a program");
        }
        if (command.argv().stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            throw PreparationFailed.forGood("an argument holds a NUL character, which no program can get: remove it");
        }
        if (!program.contains("/")) {
            refuseUnlessRunnable(program, Path.of("/")); // before a worktree is made
        }
        refuseUnlessRunnable(program, worktrees.prepare(attempt, command, item.agent()));
    }

    private void refuseUnlessRunnable(String program, Path directory) throws PreparationFailed {
        Optional<String> obstacle = CommandLookup.obstacle(program, directory, environment);
        if (obstacle.isPresent()) {
            throw PreparationFailed.forGood(obstacle.get());
        }
    }

    private static Command command(InboxItem item) throws PreparationFailed {
        return switch (item.assignment().work()) {
            case Command command -> command;
            case null ->
                throw PreparationFailed.forGood(
                        "the item has no command: give it one, or leave it to a classic client");
        };
    }

    private void endLeftovers(AttemptId attempt) throws PreparationFailed {
        try {
            for (AgentSession session : sessions.list()) {
                if (session.attempt().item().equals(attempt.item())) {
                    sessions.remove(session);
                }
            }
        } catch (IOException failed) {
            throw new PreparationFailed(
                    true, "what an earlier attempt left running could not be ended: " + failed.getMessage(), failed);
        }
    }

    @Override
    public AgentSession launch(AttemptId attempt, InboxItem item) throws IOException, PreparationFailed {
        Command command = required(item);
        worktrees.begin(attempt);
        Path input = command.stdin() == null ? null : pipes.lay(attempt, item, command.stdin());
        return sessions.launch(new SessionSpec(
                attempt, SessionName.of(item.id(), item.title()), command.argv(), directory(attempt), input));
    }

    @Override
    public Observation observe(AgentSession session) throws IOException {
        if (pipes.lost(session.attempt())) {
            return new Observation.Gone();
        }
        return sessions.observe(session);
    }

    @Override
    public ExecutionResult report(AgentSession session, InboxItem item, Observation.Ended ended) throws IOException {
        List<String> survivors = sessions.stop(session);
        WorktreeResult worktreeResult = worktrees.collect(session.attempt(), required(item));
        Integer code = ended.exitCode();
        return new ExecutionResult(
                code != null && code == 0, ResultText.of(ended, worktreeResult, survivors), worktreeResult);
    }

    @Override
    public String discard(AgentSession session) throws IOException {
        pipes.remove(session.attempt());
        String survivors = ResultText.survivors(sessions.remove(session));
        return ResultText.joined(survivors, worktrees.salvage(session.attempt()));
    }

    @Override
    public void cleanUp(AgentSession session, InboxItem item, ExecutionResult executionResult) throws IOException {
        pipes.remove(session.attempt());
        sessions.remove(session);
        worktrees.cleanUp(
                session.attempt(), required(item), executionResult.worktreeResult(), executionResult.succeeded());
    }

    private static Command required(InboxItem item) {
        return switch (item.assignment().work()) {
            case Command command -> command;
            case null -> throw new IllegalStateException("item " + item.id() + " has no command");
        };
    }
}
