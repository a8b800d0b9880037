/** What is served, told as an OpenAPI document. Tests make it from the table of endpoints and hold it against the server. */
@NullMarked
package dev.missioncontrol.server.openapi;

import org.jspecify.annotations.NullMarked;
