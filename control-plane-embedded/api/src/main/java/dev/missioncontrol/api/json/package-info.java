/** JSON in one place: how the records of the api are written and read, and the limits on what is read. */
@NullMarked
package dev.missioncontrol.api.json;

import org.jspecify.annotations.NullMarked;
