/**
 * Runs named tasks repeatedly.
 *
 * <p>A task is a reconciler: it takes no arguments, may run at any time and says how soon it wants to run again. The
 * loop catches what it throws, backs off, publishes its status and waits on a waker. Tests never wait: they step the
 * loop with {@link dev.missioncontrol.runtime.loop.Loop#runOnce()}.
 */
@NullMarked
package dev.missioncontrol.runtime.loop;

import org.jspecify.annotations.NullMarked;
