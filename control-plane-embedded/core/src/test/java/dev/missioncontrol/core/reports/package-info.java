/** Tests of reports. */
@NullMarked
package dev.missioncontrol.core.reports;

import org.jspecify.annotations.NullMarked;
