package dev.missioncontrol.api.reports;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The usage of one session of an agent so far. Its totals only grow: a report with smaller totals than an earlier one
 * changes nothing.
 *
 * @param project by the session's own account
 * @param durationMillis by the session's own account
 */
public record SessionUsage(
        String session,
        AgentName agent,
        @Nullable String project,
        @Nullable String model,
        Tokens tokens,
        Costs costs,
        long messages,
        long userMessages,
        long toolUses,
        long durationMillis,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean subagent,
        Instant reportedAt) {
    /** Tokens by kind. */
    public record Tokens(long in, long out, long cacheRead, long cacheWrite) {
        Tokens max(Tokens other) {
            return new Tokens(
                    Math.max(in, other.in),
                    Math.max(out, other.out),
                    Math.max(cacheRead, other.cacheRead),
                    Math.max(cacheWrite, other.cacheWrite));
        }

        Tokens plus(Tokens more) {
            return new Tokens(in + more.in, out + more.out, cacheRead + more.cacheRead, cacheWrite + more.cacheWrite);
        }

        /** Returns the increase over earlier totals. */
        public Tokens since(Tokens before) {
            return new Tokens(
                    in - before.in, out - before.out, cacheRead - before.cacheRead, cacheWrite - before.cacheWrite);
        }
    }

    /** Costs in dollars, in total and by kind. */
    public record Costs(double total, double input, double output, double cacheRead, double cacheWrite) {
        Costs max(Costs other) {
            return new Costs(
                    Math.max(total, other.total),
                    Math.max(input, other.input),
                    Math.max(output, other.output),
                    Math.max(cacheRead, other.cacheRead),
                    Math.max(cacheWrite, other.cacheWrite));
        }

        Costs plus(Costs more) {
            return new Costs(
                    total + more.total,
                    input + more.input,
                    output + more.output,
                    cacheRead + more.cacheRead,
                    cacheWrite + more.cacheWrite);
        }

        /** Returns the increase over earlier totals. */
        public Costs since(Costs before) {
            return new Costs(
                    total - before.total,
                    input - before.input,
                    output - before.output,
                    cacheRead - before.cacheRead,
                    cacheWrite - before.cacheWrite);
        }
    }

    public static final Tokens NO_TOKENS = new Tokens(0, 0, 0, 0);

    public static final Costs NO_COSTS = new Costs(0, 0, 0, 0, 0);

    public SessionUsage {
        Checks.text(session, "session", 200);
        Checks.required(agent, "agent");
        Checks.required(tokens, "tokens");
        Checks.required(costs, "costs");
        Checks.required(reportedAt, "reportedAt");
    }

    /** Merges a later report: texts are the later ones, totals the larger ones. */
    public SessionUsage grown(SessionUsage later) {
        return new SessionUsage(
                session,
                agent,
                later.project == null ? project : later.project,
                later.model == null ? model : later.model,
                tokens.max(later.tokens),
                costs.max(later.costs),
                Math.max(messages, later.messages),
                Math.max(userMessages, later.userMessages),
                Math.max(toolUses, later.toolUses),
                Math.max(durationMillis, later.durationMillis),
                startedAt == null ? later.startedAt : startedAt,
                later.endedAt == null ? endedAt : later.endedAt,
                subagent || later.subagent,
                later.reportedAt);
    }
}
