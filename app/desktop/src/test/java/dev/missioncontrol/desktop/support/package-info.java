/** What tests with real processes share: a repository to work in, waiting with a deadline, and clearing up. */
@NullMarked
package dev.missioncontrol.desktop.support;

import org.jspecify.annotations.NullMarked;
