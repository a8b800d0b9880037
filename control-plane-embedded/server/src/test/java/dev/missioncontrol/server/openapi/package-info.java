/**
 * The OpenAPI document: made from the table of endpoints and the records of the wire, and held against what the server really
 * does. It is made here and not while serving, because nothing that it says can change while a program runs.
 */
@NullMarked
package dev.missioncontrol.server.openapi;

import org.jspecify.annotations.NullMarked;
