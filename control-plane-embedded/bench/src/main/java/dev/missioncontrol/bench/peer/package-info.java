/**
 * The contenders: this control plane in process and over HTTP, db-scheduler in each of its configurations, and a plain
 * forced append. Each round of each begins on an empty database.
 */
@NullMarked
package dev.missioncontrol.bench.peer;

import org.jspecify.annotations.NullMarked;
