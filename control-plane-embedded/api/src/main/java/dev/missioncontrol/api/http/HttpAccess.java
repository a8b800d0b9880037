package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpAccess(Exchange exchange) implements Access {
    private static final String TOKENS = "/api/tokens";
    private static final String CLASSIC = "/api/classic";

    @Override
    public Actor whoAmI() {
        return exchange.ask(Call.get("ask who I am", "/api/whoami"), Bodies.WhoAmI.class)
                .actor();
    }

    @Override
    public Page<TokenInfo> tokens(@Nullable String cursor, int limit) {
        Query query = new Query(TOKENS).page(cursor, limit);
        return exchange.ask(Call.get("list tokens", query), new TypeReference<Page<TokenInfo>>() {});
    }

    @Override
    public IssuedToken issue(NewToken wanted, IdempotencyKey key) {
        return issued(
                Call.post("issue a token for " + wanted.name(), TOKENS, wanted).keyed(key));
    }

    @Override
    public IssuedToken rotate(TokenId id, IdempotencyKey key) {
        return issued(
                Call.post("rotate token " + id, TOKENS + "/" + id + "/rotate").keyed(key));
    }

    @Override
    public IssuedToken issueTask(ItemId item, Epoch epoch, IdempotencyKey key) {
        Bodies.TaskToken wanted = new Bodies.TaskToken(epoch);
        return issued(Call.post("issue a token for the work on " + item, "/api/items/" + item + "/task-tokens", wanted)
                .keyed(key));
    }

    @Override
    public void revoke(TokenId id) {
        Call call = Call.post("revoke token " + id, TOKENS + "/" + id + "/revoke");
        exchange.ask(call.keyed(IdempotencyKey.random()), Bodies.Revoked.class);
    }

    @Override
    public IssuedToken invite(NewToken person, IdempotencyKey key) {
        return issued(
                Call.post("invite " + person.name(), "/api/invitations", person).keyed(key));
    }

    @Override
    public IssuedToken redeem(IdempotencyKey key) {
        return issued(
                Call.post("redeem an invitation", "/api/invitations/redeem").keyed(key));
    }

    private IssuedToken issued(Call call) {
        return exchange.ask(call, Bodies.IssuedToken.class).unwrapped();
    }

    @Override
    public boolean classicOn() {
        return exchange.ask(Call.get("ask whether classic clients are let in", CLASSIC), Bodies.Switch.class)
                .on();
    }

    @Override
    public void switchClassic(boolean on) {
        Call call = Call.post("switch classic clients", CLASSIC, new Bodies.Switch(on));
        exchange.ask(call.keyed(IdempotencyKey.random()), Bodies.Switch.class);
    }
}
