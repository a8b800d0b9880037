/**
 * Serves the OpenAPI document. Tests generate it from the table of endpoints and compare it with the server's
 * behaviour.
 */
@NullMarked
package dev.missioncontrol.server.openapi;

import org.jspecify.annotations.NullMarked;
