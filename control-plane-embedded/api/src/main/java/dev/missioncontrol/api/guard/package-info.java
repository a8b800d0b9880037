/** What looks out for work that goes round in circles or burns money, and how much of it is too much. */
@NullMarked
package dev.missioncontrol.api.guard;

import org.jspecify.annotations.NullMarked;
