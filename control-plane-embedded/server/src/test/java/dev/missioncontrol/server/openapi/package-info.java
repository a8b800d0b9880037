/**
 * Generates the OpenAPI document from the table of endpoints and the records on the wire, and checks it against the
 * server's behaviour. It is generated at build time, because nothing in it can change while a program runs.
 */
@NullMarked
package dev.missioncontrol.server.openapi;

import org.jspecify.annotations.NullMarked;
