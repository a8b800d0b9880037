package dev.missioncontrol.runtime.loop;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Holds what all loops share.
 *
 * @param random adds jitter to pauses, so that runtimes do not all call at the same moment
 * @param failures receives every failure, for those that end the whole runtime
 */
public record LoopContext(InstantSource clock, RandomGenerator random, Consumer<Exception> failures) {}
