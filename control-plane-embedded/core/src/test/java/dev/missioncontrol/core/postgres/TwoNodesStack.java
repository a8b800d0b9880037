package dev.missioncontrol.core.postgres;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.contract.Reporter;
import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.CoreReporter;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two nodes on one PostgreSQL: every call goes to the other one than the call before. Confined to the test's thread. */
final class TwoNodesStack implements Stack {
    private final SteppedClock clock = new SteppedClock();
    private final Database.Postgres database = PostgresServer.freshDatabase();
    private final List<Core> nodes;
    private int calls;

    TwoNodesStack(Path directory) {
        this.nodes = Stream.of("a", "b")
                .map(name -> Core.open(node(directory, name).on(database).stepped(clock, clock::elapsed)))
                .toList();
    }

    /** A node's own directory with the integrity key that all nodes have. */
    static CoreConfig node(Path directory, String name) {
        Path own = directory.resolve(name);
        IntegrityKeyFile.in(directory);
        try {
            Files.createDirectories(own);
            Files.copy(
                    directory.resolve("integrity.key"),
                    own.resolve("integrity.key"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException("give node " + name + " its key", e);
        }
        return CoreConfig.inDirectory(own);
    }

    /** What a node has only in memory it writes each second; that second has gone by between two calls. */
    private Core next() {
        nodes.forEach(Core::tick);
        return nodes.get(calls++ % nodes.size());
    }

    @Override
    public ControlPlane owner() {
        return next().asOwner();
    }

    @Override
    public ControlPlane runtime(RuntimeName name) {
        return next().as(new Principal(Role.RUNTIME, name.value()));
    }

    @Override
    public ControlPlane bearer(Token token) {
        Core node = next();
        return node.authenticate(token.reveal())
                .map(node::as)
                .orElseThrow(() -> new ControlPlaneException(Category.UNAUTHENTICATED, "unauthenticated", "no"));
    }

    @Override
    public ControlPlane renewing(Token token) {
        Core node = next();
        return node.tokenVerifier().atTheDoor(token.reveal()).map(node::as).orElseGet(() -> bearer(token));
    }

    @Override
    public Reporter reporter() {
        return CoreReporter.of(next());
    }

    @Override
    public void advance(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            nodes.forEach(Core::tick);
        }
    }

    @Override
    public void close() {
        nodes.reversed().forEach(Core::close);
        PostgresServer.drop(database);
    }
}
