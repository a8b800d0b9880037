/**
 * Tables that follow from the log, each declared once. A {@link dev.missioncontrol.core.ledger.LedgerTable} names the subjects
 * whose events it follows and how an event changes its rows; from that come the change itself, which appends the event and
 * applies it in one transaction, replay, erasure and time travel. Knows no feature.
 */
@NullMarked
package dev.missioncontrol.core.ledger;

import org.jspecify.annotations.NullMarked;
