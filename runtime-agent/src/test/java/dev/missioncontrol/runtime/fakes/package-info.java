/**
 * Replaces the environment of a runtime in tests: an in-memory control plane, a clock that tests move, directories and
 * repositories.
 */
@NullMarked
package dev.missioncontrol.runtime.fakes;

import org.jspecify.annotations.NullMarked;
