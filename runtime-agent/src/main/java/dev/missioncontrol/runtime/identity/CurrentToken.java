package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.access.Token;
import java.util.function.Supplier;

/** Holds the token that calls carry at present. Thread-safe. */
public final class CurrentToken implements Supplier<Token> {
    private volatile Token token;

    public CurrentToken(Token first) {
        this.token = first;
    }

    @Override
    public Token get() {
        return token;
    }

    void become(Token next) {
        token = next;
    }
}
