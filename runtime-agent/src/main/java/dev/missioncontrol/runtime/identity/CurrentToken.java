package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.access.Token;
import java.util.function.Supplier;

/** The token that calls carry now. Thread-safe. */
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
