/** The measures, one class each. Each adds its rows to the report and knows what is to be reached. */
@NullMarked
package dev.missioncontrol.bench.measure;

import org.jspecify.annotations.NullMarked;
