package dev.missioncontrol.core;

import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.KeySource;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.secrets.RootKeySource;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.write.Execution;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The settings of a control plane.
 *
 * @param directory of this process alone, locked while it is open
 * @param database may be shared with other nodes if it is PostgreSQL
 * @param name of the fleet, by which the log names this control plane
 * @param keys gives the key source once the directory is locked
 * @param rootKey the machine's store for the root key of the secrets broker; without one a passphrase is needed
 * @param clock absent for the default: the machine's, or the database's if nodes share one
 * @param jitter for ids and back-off
 * @param pace of the periodic work; absent if a test steps it by hand
 * @param execution the thread on which commands run
 */
public record CoreConfig(
        Path directory,
        Database database,
        String name,
        Function<Path, KeySource> keys,
        RootKeySource rootKey,
        Optional<InstantSource> clock,
        Monotonic monotonic,
        RandomGenerator jitter,
        Optional<Duration> pace,
        Execution execution) {
    /** The default: everything in one directory, the machine's clocks, a step each second. */
    public static CoreConfig inDirectory(Path directory) {
        return new CoreConfig(
                directory,
                new Database.H2File(directory),
                "fleet",
                IntegrityKeyFile::in,
                RootKeySource.none(),
                Optional.empty(),
                Monotonic.system(),
                new SecureRandom(),
                Optional.of(Duration.ofSeconds(1)),
                Execution.OWN_THREAD);
    }

    /** The same on another database. */
    public CoreConfig on(Database other) {
        return new CoreConfig(directory, other, name, keys, rootKey, clock, monotonic, jitter, pace, execution);
    }

    /** The same with other clocks, stepped by {@link Core#tick()}. */
    public CoreConfig stepped(InstantSource wall, Monotonic elapsed) {
        return new CoreConfig(
                directory,
                database,
                name,
                keys,
                rootKey,
                Optional.of(wall),
                elapsed,
                jitter,
                Optional.empty(),
                execution);
    }

    /** The same with everything on the callers' threads, one command at a time, for simulations. */
    public CoreConfig onCallersThread() {
        return new CoreConfig(
                directory, database, name, keys, rootKey, clock, monotonic, jitter, pace, Execution.CALLERS_THREAD);
    }

    /** The same with a root key kept by the machine. */
    public CoreConfig rootKey(RootKeySource source) {
        return new CoreConfig(directory, database, name, keys, source, clock, monotonic, jitter, pace, execution);
    }

    /** The same with these integrity keys, which all nodes of a fleet share. */
    public CoreConfig keyed(KeySource source) {
        return new CoreConfig(
                directory, database, name, _ -> source, rootKey, clock, monotonic, jitter, pace, execution);
    }
}
