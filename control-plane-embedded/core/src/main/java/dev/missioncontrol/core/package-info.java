/**
 * The control plane itself: implements the port on a database.
 *
 * <p>Every change goes through one {@link dev.missioncontrol.core.store.write.Writer}: it decides on the state as the
 * previous commands left it, writes the event and the rows that follow from it in one transaction, forces it to disk,
 * and only then answers. {@link dev.missioncontrol.core.Core} assembles the parts; authorization is in the
 * implementations of the port that it hands out.
 */
@NullMarked
package dev.missioncontrol.core;

import org.jspecify.annotations.NullMarked;
