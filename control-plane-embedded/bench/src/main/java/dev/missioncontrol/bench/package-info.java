/**
 * Measures the control plane beside its peers: one command, everything in one run, quoted as ratios.
 *
 * <p>A {@link dev.missioncontrol.bench.measure.Measure measure} runs {@link dev.missioncontrol.bench.peer.Peer peers}
 * on a fresh database each round, rotates their order, drops the first round and compares medians. Its result is a row
 * of the {@link dev.missioncontrol.bench.report.BenchReport report}. A command, never a test.
 */
@NullMarked
package dev.missioncontrol.bench;

import org.jspecify.annotations.NullMarked;
