package dev.missioncontrol.core.simulation;

import java.time.Duration;
import java.util.function.Consumer;

/** Carries requests and answers: it loses, repeats, delays and reorders them. Confined to one thread. */
final class Network {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Agenda agenda;
    private final Chance chance;
    private final Plane plane;
    private int trouble;
    private int travelling;

    /** How often out of a hundred something happens to a packet. */
    Network(Agenda agenda, Chance chance, Plane plane, int trouble) {
        this.agenda = agenda;
        this.chance = chance;
        this.plane = plane;
        this.trouble = trouble;
    }

    void heal() {
        trouble = 0;
    }

    /** Whether something is still on its way. */
    boolean busy() {
        return travelling > 0;
    }

    /** Sends once; whoever asks hears an answer, or gives up waiting for it. */
    <T> void send(Station from, Act<T> act, Consumer<Outcome<T>> hear) {
        Exchange<T> exchange = new Exchange<>(from, hear);
        from.after(PATIENCE, () -> exchange.hear(new Outcome.Unknown<>()));
        if (!lost(from)) {
            carry(delay(), () -> arrive(act, exchange));
        }
        if (chance.percent(trouble)) {
            carry(delay(), () -> arrive(act, exchange));
        }
    }

    /** Sends again and again, with the same key, until there is an answer. */
    <T> void persist(Station from, Act<T> act, int tries, Consumer<Outcome<T>> hear) {
        send(from, act, outcome -> {
            if (outcome instanceof Outcome.Unknown<T> && tries > 1) {
                from.after(chance.millis(200, 4000), () -> persist(from, act, tries - 1, hear));
            } else {
                hear.accept(outcome);
            }
        });
    }

    private void carry(Duration delay, Runnable arrival) {
        travelling++;
        agenda.after(delay, () -> {
            travelling--;
            arrival.run();
        });
    }

    private <T> void arrive(Act<T> act, Exchange<T> exchange) {
        Duration frozen = plane.frozenFor();
        if (frozen.isPositive()) {
            carry(frozen.plus(chance.millis(0, 500)), () -> arrive(act, exchange));
            return;
        }
        Outcome<T> outcome = plane.perform(act);
        if (!lost(exchange.from)) {
            carry(delay(), () -> exchange.from.after(Duration.ZERO, () -> exchange.hear(outcome)));
        }
    }

    private boolean lost(Station from) {
        return from.cutOff() || chance.percent(trouble);
    }

    private Duration delay() {
        return chance.percent(trouble) ? chance.millis(1, 90_000) : chance.millis(1, 60);
    }

    /** One request of one life, answered at most once. */
    private static final class Exchange<T> {
        private final Station from;
        private final Consumer<Outcome<T>> listener;
        private final int life;
        private boolean heard;

        Exchange(Station from, Consumer<Outcome<T>> listener) {
            this.from = from;
            this.life = from.life();
            this.listener = listener;
        }

        void hear(Outcome<T> outcome) {
            if (!heard && from.life() == life) {
                heard = true;
                listener.accept(outcome);
            }
        }
    }
}
