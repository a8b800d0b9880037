/**
 * Long lists in little memory: pages come by keyset when they are looked at, and go when they are far from view.
 */
@NullMarked
package dev.missioncontrol.console.lists;

import org.jspecify.annotations.NullMarked;
