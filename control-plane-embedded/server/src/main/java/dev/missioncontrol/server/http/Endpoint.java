package dev.missioncontrol.server.http;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Describes one endpoint: its path, callers, shape and route. Every answered request has an endpoint in the table.
 * Immutable.
 *
 * @param path with {@code {id}} for its variable part
 * @param summary its effect, on one line
 * @param actions the actions of which a caller must be allowed at least one; the port may require more, depending on
 *     the request
 * @param roles the roles whose tokens are accepted; a subset of those that may do one of the actions
 */
public record Endpoint(
        Verb verb, String path, String summary, List<Action> actions, Set<Role> roles, Shape shape, Route route) {
    /** The HTTP methods in use. */
    public enum Verb {
        /** Reads; never changes an item. */
        GET,
        /** Every other call. */
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
     * Tells whether parameters that the row does not list are refused: a misspelt filter must not silently show
     * everything. A read that is named by its path alone has nothing to filter.
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

    /** Begins an endpoint that reads. */
    public static Row get(String path, String summary) {
        return new Row(Verb.GET, path, summary);
    }

    /** Begins an endpoint that changes something, or waits for a change. */
    public static Row post(String path, String summary) {
        return new Row(Verb.POST, path, summary);
    }

    /** An endpoint without callers and shape. */
    public record Row(Verb verb, String path, String summary) {
        /** Accepts every role that may do one of these actions. */
        public Ruled needs(Action... anyOf) {
            List<Action> actions = List.of(anyOf);
            return new Ruled(this, actions, allowed(actions));
        }
    }

    /** An endpoint with its callers. */
    public record Ruled(Row row, List<Action> actions, Set<Role> roles) {
        /** Restricts the callers to these roles. */
        public Ruled only(Role... theRoles) {
            return new Ruled(row, actions, Set.of(theRoles));
        }

        /** Completes the endpoint with its shape and route. */
        public Endpoint does(Shape shape, Route route) {
            return new Endpoint(row.verb, row.path, row.summary, actions, roles, shape, route);
        }
    }

    /** Returns its name in tables and problems. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
