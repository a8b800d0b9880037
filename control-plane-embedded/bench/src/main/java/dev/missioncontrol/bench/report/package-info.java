/** The report: Markdown with the machine's name above it, and a profile to explain the figures. */
@NullMarked
package dev.missioncontrol.bench.report;

import org.jspecify.annotations.NullMarked;
