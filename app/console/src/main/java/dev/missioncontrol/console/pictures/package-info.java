/** Pictures as files. What is in them is decided elsewhere; PNG is written here, so that no desktop toolkit is needed. */
@NullMarked
package dev.missioncontrol.console.pictures;

import org.jspecify.annotations.NullMarked;
