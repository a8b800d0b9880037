/** The audit trail from the command line: followed, searched, as it was at a moment; what proves it comes from the server. */
@NullMarked
package dev.missioncontrol.cli.audit;

import org.jspecify.annotations.NullMarked;
