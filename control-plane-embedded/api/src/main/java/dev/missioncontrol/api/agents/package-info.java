/**
 * Who works, and what is known of them. Liveness (is there a sign of life) and activity (what is it doing) are two facts,
 * never one field, and each is shown with the observation it rests on and that observation's time.
 */
@NullMarked
package dev.missioncontrol.api.agents;

import org.jspecify.annotations.NullMarked;
