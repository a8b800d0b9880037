package dev.missioncontrol.api.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which events a page shows; what is absent does not narrow it.
 *
 * @param actor as {@link dev.missioncontrol.api.Actor#toString()}, or the kind alone
 * @param type whole, or a prefix ending in a dot ({@code item.})
 * @param subject whole
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String type,
        @Nullable String subject) {
    /** Every event. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null);
}
