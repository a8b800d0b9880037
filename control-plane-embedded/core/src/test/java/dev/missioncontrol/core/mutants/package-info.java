/**
 * Planted bugs that test the tests. A {@link dev.missioncontrol.core.mutants.Mutant} is an exact piece of the product's source
 * and what stands there instead; the changed source is compiled in memory and loaded over the product's classes, and the
 * simulation lives in that loader until a seed finds the bug. No trace of any of this is in the product. A mutant whose piece
 * of source no longer occurs exactly once fails the build: either it moves along with the code, or it goes.
 */
@NullMarked
package dev.missioncontrol.core.mutants;

import org.jspecify.annotations.NullMarked;
