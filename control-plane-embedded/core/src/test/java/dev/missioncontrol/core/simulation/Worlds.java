package dev.missioncontrol.core.simulation;

import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.SteppedMonotonic;
import dev.missioncontrol.core.disk.Disk;
import dev.missioncontrol.core.secrets.RootKeySource;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import dev.missioncontrol.core.store.write.Execution;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs seeds. It speaks only in classes of the platform, so that it can be loaded again over changed classes of the core.
 * Thread-safe: each seed has a world of its own.
 */
public final class Worlds implements LongFunction<Optional<String>>, AutoCloseable {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("dev.missioncontrol.core");

    private final Disk empty = Disk.mount();
    private final AtomicLong worlds = new AtomicLong();
    private final Map<String, Integer> tally = new ConcurrentHashMap<>();
    private final Path directory;

    /** Makes an empty database once; every world begins with a copy of it. */
    public Worlds(Path directory) {
        QUIET.setLevel(Level.OFF); // failures are the point
        this.directory = directory;
        Database fresh = new Database.H2Url(empty.url());
        open(fresh, directory, new SteppedClock(), new Chance(0).generator()).close();
    }

    /** What the seed broke, in one line; empty when all went well. */
    @Override
    public Optional<String> apply(long seed) {
        return live(seed, null);
    }

    /** The same, told as it happens. */
    public Optional<String> live(long seed, @Nullable Consumer<String> reader) {
        Path own = directory.resolve("world" + worlds.incrementAndGet());
        World.Opening opening = (disk, clock, random) ->
                open(new Database.H2Url(disk.url(), DiskVolume.ENDLESS, true, Long.MAX_VALUE / 4), own, clock, random);
        try (World world = new World(seed, empty, opening, reader)) {
            return live(world, seed);
        }
    }

    /** How often each kind of event happened in all worlds so far. */
    public Map<String, Integer> tally() {
        return new TreeMap<>(tally);
    }

    private Optional<String> live(World world, long seed) {
        try {
            world.live();
            world.tally().forEach((kind, count) -> tally.merge(kind, count, Integer::sum));
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(line(world, seed, broken.rule(), String.valueOf(broken.getMessage())));
        } catch (RuntimeException failure) {
            return Optional.of(line(world, seed, Rule.FAILED, failure + " at " + failure.getStackTrace()[0]));
        }
    }

    private static String line(World world, long seed, Rule rule, String what) {
        return "seed " + seed + " broke " + rule + " at " + world.agenda().now() + ", " + what.replace('\n', ' ')
                + "; again: ./mvnw -q -Psimulate -Dseed=" + seed;
    }

    private static Core open(Database database, Path directory, SteppedClock clock, RandomGenerator random) {
        return Core.open(new CoreConfig(
                directory,
                database,
                "fleet",
                _ -> name -> new SecretKeySpec(new byte[32], name.name()),
                RootKeySource.none(),
                Optional.of(clock),
                new SteppedMonotonic(clock),
                random,
                Optional.empty(),
                Execution.CALLERS_THREAD));
    }

    @Override
    public void close() {
        empty.close();
    }
}
