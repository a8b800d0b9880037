/**
 * Executors: what it means to work on an item. Each prepares, launches, reports and cleans up; the life around that is
 * the same for all and lives in {@code runs}.
 */
@NullMarked
package dev.missioncontrol.runtime.executor;

import org.jspecify.annotations.NullMarked;
