package dev.missioncontrol.core;

import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.keys.KeySource;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.core.secrets.RootKeySource;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Execution;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How a control plane is opened.
 *
 * @param directory of this process alone, locked while it is open
 * @param database may be one that other nodes have open as well, where it is PostgreSQL
 * @param name of the fleet, as the log names this control plane
 * @param keys gives the key source once the directory is locked
 * @param rootKey what the machine keeps to open the secrets broker with; a passphrase does where it keeps nothing
 * @param clock absent for the usual one: the machine's, or the database's where nodes share one
 * @param jitter for ids and back-off
 * @param pace of the periodic work; absent where a test steps it by hand
 * @param execution on whose thread commands are run
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
    /** The usual one: everything in one directory, the machine's clocks, a step each second. */
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

    /** The same with a root key of the machine's. */
    public CoreConfig rootKey(RootKeySource source) {
        return new CoreConfig(directory, database, name, keys, source, clock, monotonic, jitter, pace, execution);
    }

    /** The same with these integrity keys, which all nodes of a fleet share. */
    public CoreConfig keyed(KeySource source) {
        return new CoreConfig(
                directory, database, name, _ -> source, rootKey, clock, monotonic, jitter, pace, execution);
    }
}
