package dev.missioncontrol.runtime.fakes;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolment;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.PublicKeys;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Enrols one known machine and checks the token that each call carries. Confined to one thread. */
public final class FakeEnrolments implements Enrolments {
    public static final Token JOIN = new Token("mcjoin_x");

    private static final Actor VM = new Actor(Role.RUNTIME, "vm");
    private static final TokenId ID = new TokenId("01arz3ndektsv4rrffq69g5fav");

    /** The tokens that were presented, in order. */
    public final List<String> shown = new ArrayList<>();

    public @Nullable ControlPlaneException failure;
    private final Supplier<Token> carried;
    private @Nullable PublicKeys keys;
    private long generation;

    public FakeEnrolments(Supplier<Token> carried) {
        this.carried = carried;
    }

    private void show() {
        shown.add(carried.get().reveal());
        if (failure != null) {
            throw failure;
        }
    }

    private static ControlPlaneException refused(Category category, String type) {
        return new ControlPlaneException(category, type, "no");
    }

    @Override
    public Joining joining() {
        show();
        if (!carried.get().reveal().equals(JOIN.reveal())) {
            throw refused(Category.UNAUTHENTICATED, "unauthenticated");
        }
        return new Joining(ID, VM);
    }

    @Override
    public Enrolled enrol(Enrolment enrolment, IdempotencyKey key) {
        show();
        if (keys != null) {
            throw refused(Category.GONE, "join-token-used");
        }
        if (!enrolment.signedFor(new Joining(ID, VM))) {
            throw refused(Category.INVALID, "invalid-signature");
        }
        keys = enrolment.keys();
        return next();
    }

    @Override
    public Enrolled renew(Renewal renewal, IdempotencyKey key) {
        show();
        String token = carried.get().reveal();
        long shownGeneration = Long.parseLong(token.substring(token.lastIndexOf('-') + 1));
        if (!new Renewal.Due(VM, shownGeneration, key).signed(Objects.requireNonNull(keys), renewal)) {
            throw refused(Category.INVALID, "invalid-signature");
        }
        return next();
    }

    private Enrolled next() {
        generation++;
        Token token = new Token("mcrun_canary-" + generation);
        return new Enrolled(VM, generation, new IssuedToken(ID, token, null), TOKEN_TERM);
    }

    @Override
    public IssuedToken letJoin(NewToken machine, IdempotencyKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Identity> identities(@Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }
}
