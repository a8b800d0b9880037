/** The demo fleet: a small repository of its own and a handful of items that show what an inbox looks like at work. */
@NullMarked
package dev.missioncontrol.desktop.demo;

import org.jspecify.annotations.NullMarked;
