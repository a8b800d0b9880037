/**
 * The event log: the one record of what happened. Events are numbered without gaps, chained by SHA-256 over the bytes as
 * they are stored, and seen by nobody before they are forced to disk. The private body lies beside the event, which holds
 * only its salted digest, so a body can be erased without breaking the chain.
 */
@NullMarked
package dev.missioncontrol.core.log;

import org.jspecify.annotations.NullMarked;
