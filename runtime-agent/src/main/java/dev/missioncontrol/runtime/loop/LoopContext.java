package dev.missioncontrol.runtime.loop;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What loops share.
 *
 * @param random spreads pauses, so that many runtimes do not call at the same moment
 * @param failures is told of every failure, for those that end the whole runtime
 */
public record LoopContext(InstantSource clock, RandomGenerator random, Consumer<Exception> failures) {}
