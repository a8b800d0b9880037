/** Text that came from elsewhere, made fit to show. */
@NullMarked
package dev.missioncontrol.api.text;

import org.jspecify.annotations.NullMarked;
