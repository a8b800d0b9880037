package dev.missioncontrol.server.http;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of endpoints: what there is, for whom, in which form, and what it does. There is no other way to answer a
 * request. Immutable.
 *
 * @param path with {@code {id}} where a part of it is variable
 * @param summary what it does, on one line
 * @param actions one of these a caller must at least be allowed; the port may ask for more, depending on what is asked
 * @param roles whose tokens are let through to it; some of those who may do one of the actions
 */
public record Endpoint(
        Verb verb, String path, String summary, List<Action> actions, Set<Role> roles, Shape shape, Route route) {
    /** How it is called. */
    public enum Verb {
        /** Reads; never changes an item. */
        GET,
        /** Everything else. */
        POST
    }

    public Endpoint {
        if (!path.startsWith("/api/") && !path.equals("/metrics")) {
            throw new IllegalArgumentException(path + " lies outside /api/");
        }
        if (summary.isBlank() || roles.isEmpty() || !allowed(actions).containsAll(roles)) {
            throw new IllegalArgumentException(
                    verb + " " + path + " needs a summary, and roles that may do one of " + actions + ": " + roles);
        }
        actions = List.copyOf(actions);
        roles = Set.copyOf(roles);
    }

    /**
     * Says that parameters are refused which the row does not list: a misspelt filter must not silently show everything. A read
     * that is named by its path alone has nothing to filter.
     */
    boolean strict() {
        boolean listing = verb == Verb.GET && !path.contains("{id}");
        return !shape.classic() && (listing || !shape.query().isEmpty());
    }

    private static Set<Role> allowed(List<Action> actions) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        actions.forEach(action -> roles.addAll(Policy.roles(action)));
        return roles;
    }

    /** Reads something. */
    public static Row get(String path, String summary) {
        return new Row(Verb.GET, path, summary);
    }

    /** Changes something, or waits for it. */
    public static Row post(String path, String summary) {
        return new Row(Verb.POST, path, summary);
    }

    /** The beginning of a row: what there is. */
    public record Row(Verb verb, String path, String summary) {
        /** For everybody who may do one of these. */
        public Ruled needs(Action... anyOf) {
            List<Action> actions = List.of(anyOf);
            return new Ruled(this, actions, allowed(actions));
        }
    }

    /** A row that says who may. */
    public record Ruled(Row row, List<Action> actions, Set<Role> roles) {
        /** Only for these of them. */
        public Ruled only(Role... theRoles) {
            return new Ruled(row, actions, Set.of(theRoles));
        }

        /** What goes in and comes out, and how. */
        public Endpoint does(Shape shape, Route route) {
            return new Endpoint(row.verb, row.path, row.summary, actions, roles, shape, route);
        }
    }

    /** How it is named in tables and problems. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
