/**
 * The agents view: runtimes as cards, agents as rows, and behind each word the observation it rests on.
 */
@NullMarked
package dev.missioncontrol.console.agents;

import org.jspecify.annotations.NullMarked;
