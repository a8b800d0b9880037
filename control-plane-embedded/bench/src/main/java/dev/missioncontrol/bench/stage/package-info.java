/**
 * The environment of the peers: fresh databases on one disk, open control planes on them, and callers that all begin at
 * once. The PostgreSQL server is a real one, started on first use and durable at every commit.
 */
@NullMarked
package dev.missioncontrol.bench.stage;

import org.jspecify.annotations.NullMarked;
