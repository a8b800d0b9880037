/**
 * What a server measures, for Prometheus. A scrape reads what is known already: it counts what is open, never what is history,
 * and names nobody. Names and labels are stable; labels have values of our own only.
 */
@NullMarked
package dev.missioncontrol.server.metrics;

import org.jspecify.annotations.NullMarked;
