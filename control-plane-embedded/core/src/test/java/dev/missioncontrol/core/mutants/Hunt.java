package dev.missioncontrol.core.mutants;

import dev.missioncontrol.core.simulation.Worlds;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/** Lives seed after seed over a mutant until one finds it. Confined to one thread. */
final class Hunt {
    private Hunt() {}

    /** A mutant and what found it; no seed where nothing did. */
    record Found(Mutant mutant, Optional<Long> seed, String how) {}

    static Found hunt(Mutant mutant, Path directory, long seedsMax) {
        Loader loader = new Loader(Compiler.compile(mutant));
        try {
            Class<?> type = loader.loadClass(Worlds.class.getName());
            try (AutoCloseable worlds =
                    (AutoCloseable) type.getConstructor(Path.class).newInstance(directory)) {
                @SuppressWarnings("unchecked") // the same class by another loader; only its face is of the platform
                LongFunction<Optional<String>> live = (LongFunction<Optional<String>>) worlds;
                return hunt(mutant, live, seedsMax);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("run the worlds over \"" + mutant.breaks() + "\"", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("close the worlds over \"" + mutant.breaks() + "\"", e);
        }
    }

    private static Found hunt(Mutant mutant, LongFunction<Optional<String>> live, long seedsMax) {
        for (long seed = 1; seed <= seedsMax; seed++) {
            Optional<String> broken = live.apply(seed);
            if (broken.isPresent()) {
                return new Found(mutant, Optional.of(seed), broken.get());
            }
        }
        return new Found(mutant, Optional.empty(), "not found in " + seedsMax + " seeds");
    }
}
