/**
 * Real PostgreSQL clusters for tests: started from an archive on the class path, as root too, without Docker; killed,
 * copied and promoted like the ones in production.
 */
@NullMarked
package dev.missioncontrol.contract.postgres;

import org.jspecify.annotations.NullMarked;
