/**
 * Shows the event log, newest first. New events appear on top only while the reader is there; otherwise they are
 * counted and held back.
 */
@NullMarked
package dev.missioncontrol.console.audit;

import org.jspecify.annotations.NullMarked;
