/** What the README quotes, measured by one command; never a test. */
@NullMarked
package dev.missioncontrol.desktop.bench;

import org.jspecify.annotations.NullMarked;
