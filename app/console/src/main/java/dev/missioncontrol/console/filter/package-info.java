/** Parses the filter language that all lists share: {@code key:value} pairs and free words. */
@NullMarked
package dev.missioncontrol.console.filter;

import org.jspecify.annotations.NullMarked;
