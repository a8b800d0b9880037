package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Proves that the bearer of an unused invitation is the person whom it names. */
record InvitationProof(Principal bearer) implements PersonProof {
    @Override
    public Proved prove(Transaction transaction) {
        Optional<Credential> invitation = TokenStore.withId(transaction.reading(), bearer.name());
        if (invitation.isEmpty() || invitation.get().used()) {
            append(transaction, EventType.INVITATION_REUSED, Map.of());
            return new Proved.UsedUp();
        }
        Actor person = Objects.requireNonNull(invitation.get().info().invites(), "invites is null");
        TokenStore.markUsed(transaction.writing(), bearer.name());
        append(transaction, EventType.INVITATION_REDEEMED, Map.of("person", person));
        return new Proved.Person(person, bearer.actor());
    }

    private void append(Transaction transaction, EventType type, Map<String, Actor> data) {
        transaction.append(new EventDraft(type, 1, bearer.actor(), "token:" + bearer.name(), Json.write(data), null));
    }
}
