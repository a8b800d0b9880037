/**
 * The control plane itself: implements the port on a database.
 *
 * <p>Every change goes through one {@link dev.missioncontrol.core.store.Writer}: it decides on the state as the commands
 * before left it, writes the event and what follows from it in one transaction, forces it to disk, and only then answers.
 * {@link dev.missioncontrol.core.Core} puts the rooms together; authorization sits in the faces that it hands out.
 */
@NullMarked
package dev.missioncontrol.core;

import org.jspecify.annotations.NullMarked;
