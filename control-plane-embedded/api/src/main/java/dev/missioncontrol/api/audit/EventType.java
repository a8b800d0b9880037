package dev.missioncontrol.api.audit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists every type of event that this version writes. A log of a newer version may hold others. */
public enum EventType {
    ACCESS_DENIED("access.denied"),
    ACP_REPORTED("acp.reported"),
    AGENT_PAUSED("agent.paused"),
    AGENT_RESUMED("agent.resumed"),
    AGENT_SAID("agent.said"),
    ASK_ADDED("ask.added"),
    ASK_ANSWERED("ask.answered"),
    ASK_ESCALATED("ask.escalated"),
    ASK_EXPIRED("ask.expired"),
    ASK_RAISED("ask.raised"),
    ASK_SNOOZED("ask.snoozed"),
    ASK_WITHDRAWN("ask.withdrawn"),
    ASK_WOKEN("ask.woken"),
    AUDIT_VIEWED("audit.viewed"),
    /** The control plane's time took a step to the wall clock's. */
    CLOCK_ADOPTED("clock.adopted"),
    /** The wall clock began to differ from the control plane's time and is not believed yet. */
    CLOCK_DIFFERED("clock.differed"),
    CONTROL_PLANE_STARTED("control-plane.started"),
    EPIC_CHANGED("epic.changed"),
    EPIC_CREATED("epic.created"),
    ERA_OPENED("era.opened"),
    EVENT_ERASED("event.erased"),
    GATEWAY_BLIP_CLOSED("gateway.blip-closed"),
    GATEWAY_BLIP_OPENED("gateway.blip-opened"),
    GATEWAY_CHANGED("gateway.changed"),
    GUARD_SET("guard.set"),
    IDENTITY_JOINED("identity.joined"),
    IDENTITY_LOCKED("identity.locked"),
    IDENTITY_RENEWED("identity.renewed"),
    INVITATION_REDEEMED("invitation.redeemed"),
    INVITATION_REUSED("invitation.reused"),
    ISSUE_CREATED("issue.created"),
    ISSUE_EDITED("issue.edited"),
    /** Leaves the issue's words unchanged. */
    ISSUE_MOVED("issue.moved"),
    /** Leaves the issue's words unchanged. */
    ISSUE_RELATED("issue.related"),
    ITEM_ACKED("item.acked"),
    ITEM_ADOPTED("item.adopted"),
    ITEM_ANSWERED("item.answered"),
    ITEM_ASKED("item.asked"),
    ITEM_AWAITED("item.awaited"),
    ITEM_CANCELLED("item.cancelled"),
    ITEM_CLAIMED("item.claimed"),
    ITEM_COMPLETED("item.completed"),
    ITEM_CREATED("item.created"),
    ITEM_DUE("item.due"),
    ITEM_FAILED("item.failed"),
    ITEM_LABELLED("item.labelled"),
    ITEM_LEASE_EXPIRED("item.lease-expired"),
    ITEM_LINKED("item.linked"),
    ITEM_NOTED("item.noted"),
    ITEM_OVERDUE("item.overdue"),
    ITEM_REASSIGNED("item.reassigned"),
    ITEM_RELEASED("item.released"),
    ITEM_RESUMED("item.resumed"),
    ITEM_RETRIED("item.retried"),
    ITEM_STARTED("item.started"),
    ITEM_SUSPENDED("item.suspended"),
    ITEM_UNBLOCKED("item.unblocked"),
    JOIN_REDEEMED("join.redeemed"),
    JOIN_REUSED("join.reused"),
    PROJECT_CHANGED("project.changed"),
    PROJECT_CREATED("project.created"),
    /** A heartbeat of an older incarnation came after a newer one had started: two processes share one identity. */
    RUNTIME_FENCED("runtime.fenced"),
    /** The runtime has been silent beyond the limit, and its work goes to others. */
    RUNTIME_LOST("runtime.lost"),
    /** A lost runtime has sent a heartbeat without a new start. */
    RUNTIME_RETURNED("runtime.returned"),
    RUNTIME_STARTED("runtime.started"),
    SECRET_GRANT_WITHDRAWN("secret.grant-withdrawn"),
    SECRET_GRANTED("secret.granted"),
    SECRET_KEPT("secret.kept"),
    SECRET_READ("secret.read"),
    /** Records the attempt without revealing whether the secret exists. */
    SECRET_REFUSED("secret.refused"),
    SECRET_REMOVED("secret.removed"),
    SECRET_REVEALED("secret.revealed"),
    SECRET_VERSION_ENDED("secret.version-ended"),
    SECRETS_BROKER_LOCKED("secrets-broker.locked"),
    SECRETS_BROKER_PASSPHRASE_CHANGED("secrets-broker.passphrase-changed"),
    SECRETS_BROKER_REFUSED("secrets-broker.refused"),
    SECRETS_BROKER_ROTATION_BEGUN("secrets-broker.rotation-begun"),
    SECRETS_BROKER_ROTATION_FINISHED("secrets-broker.rotation-finished"),
    SECRETS_BROKER_SET_UP("secrets-broker.set-up"),
    SECRETS_BROKER_UNLOCKED("secrets-broker.unlocked"),
    SWITCH_TURNED("switch.turned"),
    TOKEN_ISSUED("token.issued"),
    TOKEN_REPLACED("token.replaced"),
    TOKEN_REVOKED("token.revoked"),
    VIOLATION_REPORTED("violation.reported");

    private static final Map<String, EventType> BY_WIRE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wire, Function.identity()));

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /** Returns the name in the log and on the wire, which is hashed and never changes. */
    public String wire() {
        return wire;
    }

    /** Finds a type by its wire name; empty for a type of a newer version. */
    public static Optional<EventType> find(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }

    /** Finds a type by its wire name, for folds that cannot handle an unknown one. */
    public static EventType of(String wire) {
        return find(wire)
                .orElseThrow(() -> new IllegalArgumentException("no event type of this version is called " + wire));
    }
}
