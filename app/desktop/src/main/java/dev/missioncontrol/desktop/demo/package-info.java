/** Provides the demo fleet: a small repository and a handful of items that show an inbox at work. */
@NullMarked
package dev.missioncontrol.desktop.demo;

import org.jspecify.annotations.NullMarked;
