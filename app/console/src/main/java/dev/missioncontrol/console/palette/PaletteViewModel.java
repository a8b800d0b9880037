package dev.missioncontrol.console.palette;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.keys.ConsoleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds the palette's entries for the letters typed so far. Confined to the JavaFX thread. */
public final class PaletteViewModel {
    private static final Duration CALM = Duration.ofMillis(120);
    private static final int ITEMS_MAX = 8;

    private final ControlPlane controlPlane;
    private final Background background;
    private final Supplier<List<ConsoleAction>> actions;
    private final Nouns nouns;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
    private List<AgentStatus> agents = List.of();

    /** Opens a chosen item or agent, and supplies the entries that the views have loaded. */
    public record Nouns(Consumer<ItemId> openItem, Consumer<AgentStatus> openAgent, Supplier<List<Noun>> loaded) {}

    /** Represents an object that a view has loaded already, for example an issue. */
    public record Noun(String words, String kind, Runnable open) {}

    private record Found(List<InboxItem> items, List<AgentStatus> agents) {}

    public PaletteViewModel(
            ControlPlane controlPlane,
            Background background,
            Time time,
            Supplier<List<ConsoleAction>> actions,
            Nouns nouns) {
        this.controlPlane = controlPlane;
        this.background = background;
        this.actions = actions;
        this.nouns = nouns;
        Later typed = new Later(time, CALM, this::search);
        query.addListener((property, before, now) -> {
            entries.setAll(verbs());
            typed.request();
        });
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<PaletteEntry> entries() {
        return entries;
    }

    /** Opens the palette with an empty query. */
    public void open() {
        query.set("");
        entries.setAll(verbs());
        search();
    }

    private void search() {
        String asked = query.get();
        background.run(
                () -> find(asked),
                found -> {
                    if (asked.equals(query.get())) {
                        agents = found.agents();
                        entries.setAll(Stream.concat(verbs().stream(), nouns(found.items()))
                                .toList());
                    }
                },
                failure -> {
                    // The actions stay; the status line shows that the connection is lost.
                });
    }

    private Found find(String asked) {
        ItemFilter words = new ItemFilter(null, Set.of(), null, null, asked.isBlank() ? null : asked.strip());
        List<InboxItem> items = new ArrayList<>(
                controlPlane.inbox().list(words, null, ITEMS_MAX).rows());
        String id = asked.strip().toLowerCase(Locale.ROOT);
        if (id.length() == 26 && id.matches("[0-7][0-9a-hjkmnp-tv-z]{25}")) {
            controlPlane.inbox().find(new ItemId(id)).ifPresent(items::addFirst);
        }
        return new Found(items, controlPlane.agents().list());
    }

    private List<PaletteEntry> verbs() {
        return actions.get().stream()
                .filter(action -> action.available().getAsBoolean() && matches(action.words()))
                .filter(action ->
                        !action.keys().equals("Ctrl+K") && !action.keys().equals("Esc"))
                .map(action -> new PaletteEntry(action.words(), "", action.keys(), action.run()))
                .toList();
    }

    private Stream<PaletteEntry> nouns(List<InboxItem> items) {
        Stream<PaletteEntry> agentEntries = agents.stream()
                .filter(agent -> !query.get().isBlank() && matches(agent.name().value()))
                .map(agent -> new PaletteEntry(
                        VisibleText.line(agent.name().value()),
                        "Agent",
                        "",
                        () -> nouns.openAgent().accept(agent)));
        Stream<PaletteEntry> itemEntries = items.stream()
                .map(item -> new PaletteEntry(
                        VisibleText.line(item.title()),
                        "Item",
                        "",
                        () -> nouns.openItem().accept(item.id())));
        Stream<PaletteEntry> loaded = query.get().isBlank()
                ? Stream.empty()
                : nouns.loaded().get().stream()
                        .filter(noun -> matches(noun.words()))
                        .limit(ITEMS_MAX)
                        .map(noun -> new PaletteEntry(VisibleText.line(noun.words()), noun.kind(), "", noun.open()));
        return Stream.of(agentEntries, loaded, itemEntries).flatMap(entries -> entries);
    }

    /** Tells whether every typed word occurs in the text, in any order. */
    private boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(query.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(lower::contains);
    }
}
