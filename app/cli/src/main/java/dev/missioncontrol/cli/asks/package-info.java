/** Lists, shows and answers asks. */
@NullMarked
package dev.missioncontrol.cli.asks;

import org.jspecify.annotations.NullMarked;
