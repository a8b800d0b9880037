/** Lists what agents and their tools have reported. */
@NullMarked
package dev.missioncontrol.cli.reports;

import org.jspecify.annotations.NullMarked;
