/**
 * Exposes metrics of a server to Prometheus. A scrape reads what is known already: it counts open items and asks, never
 * the history, and contains no names of people or agents. Metric names and labels are stable; labels have a fixed set
 * of values.
 */
@NullMarked
package dev.missioncontrol.server.metrics;

import org.jspecify.annotations.NullMarked;
