/**
 * Tests that every implementation of the port must pass: the same suite runs on the core in process and on a client that
 * talks to a server that asks the core.
 */
@NullMarked
package dev.missioncontrol.contract;

import org.jspecify.annotations.NullMarked;
