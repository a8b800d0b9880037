/** The measures, one class each. Each adds its rows to the report and knows its targets. */
@NullMarked
package dev.missioncontrol.bench.measure;

import org.jspecify.annotations.NullMarked;
