/**
 * A disk for H2 that lies in memory and can lose power. A {@link dev.missioncontrol.core.disk.Disk} knows which bytes were
 * forced and which were only written; {@link dev.missioncontrol.core.disk.Disk#afterCut} is the disk that a machine finds
 * after its power came back. It can also be told to fail: full, read-only, or cut in the middle of an operation. H2 reaches
 * it through its own registry of file systems under the scheme {@code cut:}, each disk by its name.
 */
@NullMarked
package dev.missioncontrol.core.disk;

import org.jspecify.annotations.NullMarked;
