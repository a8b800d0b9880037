/** Measures the figures of docs/manual/performance.md by one command; contains no tests. */
@NullMarked
package dev.missioncontrol.desktop.bench;

import org.jspecify.annotations.NullMarked;
