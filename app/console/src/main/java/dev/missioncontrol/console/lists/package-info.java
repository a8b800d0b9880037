/**
 * Shows long lists in little memory: pages are fetched by keyset when they come into view and forgotten when they are
 * far from it.
 */
@NullMarked
package dev.missioncontrol.console.lists;

import org.jspecify.annotations.NullMarked;
