/** JSON in one place: reading and writing the records of the api, and the limits on input. */
@NullMarked
package dev.missioncontrol.api.json;

import org.jspecify.annotations.NullMarked;
