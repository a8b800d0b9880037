/**
 * Executes items. An executor prepares, launches, reports and cleans up; the life cycle around these steps is the same
 * for all executors and lives in {@code runs}.
 */
@NullMarked
package dev.missioncontrol.runtime.executor;

import org.jspecify.annotations.NullMarked;
