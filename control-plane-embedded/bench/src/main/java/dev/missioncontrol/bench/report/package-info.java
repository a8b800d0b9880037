/** What came of the measures: Markdown with the machine's name above it, and a profile for those who ask why. */
@NullMarked
package dev.missioncontrol.bench.report;

import org.jspecify.annotations.NullMarked;
