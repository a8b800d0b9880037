/**
 * The event log as readers see it: gapless within an era, hash-chained, newest first in pages, and followed live
 * without gap or duplicate from any position.
 */
@NullMarked
package dev.missioncontrol.api.audit;

import org.jspecify.annotations.NullMarked;
