/**
 * The event log: the one record of all events. Events are numbered without gaps, chained by SHA-256 over their stored
 * bytes, and shown to readers only after they are forced to disk. The private body is stored beside the event, which
 * holds only its salted digest, so a body can be erased without breaking the chain.
 */
@NullMarked
package dev.missioncontrol.core.log;

import org.jspecify.annotations.NullMarked;
