/** What tests put in place of the world: a control plane in memory, a clock that is moved, folders and repositories. */
@NullMarked
package dev.missioncontrol.runtime.fakes;

import org.jspecify.annotations.NullMarked;
