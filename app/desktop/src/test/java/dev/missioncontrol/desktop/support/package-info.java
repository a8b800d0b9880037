/** Shares the parts of tests with real processes: a repository to work in, waiting with a deadline, and clean-up. */
@NullMarked
package dev.missioncontrol.desktop.support;

import org.jspecify.annotations.NullMarked;
