/**
 * Knows whether this machine can do work: a fault of the machine is never a fault of an item. While a part is missing,
 * the runtime claims nothing, gives back what it holds without an attempt, and tells a person once.
 */
@NullMarked
package dev.missioncontrol.runtime.fitness;

import org.jspecify.annotations.NullMarked;
