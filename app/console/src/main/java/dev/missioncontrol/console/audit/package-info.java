/**
 * The audit view: the event log, newest first. New events arrive on top only while the reader is there; otherwise they are
 * counted and wait.
 */
@NullMarked
package dev.missioncontrol.console.audit;

import org.jspecify.annotations.NullMarked;
