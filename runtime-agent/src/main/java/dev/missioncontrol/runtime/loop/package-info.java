/**
 * Loops: a named task that is run again and again, and nothing else.
 *
 * <p>A task is a reconciler: it takes no arguments, may be run at any time and says how soon it wants to be run again. The
 * loop catches what it throws, backs off, publishes what happened and waits on a waker. Tests never wait: they step the
 * loop with {@link dev.missioncontrol.runtime.loop.Loop#runOnce()}.
 */
@NullMarked
package dev.missioncontrol.runtime.loop;

import org.jspecify.annotations.NullMarked;
