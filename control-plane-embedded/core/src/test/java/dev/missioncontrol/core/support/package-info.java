/** What several rooms' tests need. */
@NullMarked
package dev.missioncontrol.core.support;

import org.jspecify.annotations.NullMarked;
