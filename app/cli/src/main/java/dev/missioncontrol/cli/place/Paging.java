package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.cli.terminal.Output;
import dev.missioncontrol.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a listing is shown. Confined to the main thread. */
public final class Paging {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "So many rows at most; ${DEFAULT-VALUE} if not given.")
    private int limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Goes on where a listing said that it ended.")
    private @Nullable String cursor;

    /** A listing of the port. */
    public interface Listing<T> {
        Page<T> page(@Nullable String cursor, int limit);
    }

    /** Asks for pages until there are enough rows, and shows them as one. */
    public <T> void tell(Output out, Listing<T> listing, Function<List<T>, TextTable> table) {
        if (limit < 1) {
            throw Connection.invalid("--limit must be 1 or more.");
        }
        Page<T> page = collect(listing);
        out.tell(page, () -> table.apply(page.rows()).toString());
        if (page.next() != null) {
            out.hint("There are more; go on with --cursor " + page.next() + " or raise --limit.");
        }
    }

    private <T> Page<T> collect(Listing<T> listing) {
        List<T> rows = new ArrayList<>();
        String next = cursor;
        do {
            Page<T> page = listing.page(next, limit - rows.size());
            rows.addAll(page.rows());
            next = page.next();
        } while (next != null && rows.size() < limit);
        return new Page<>(rows, next);
    }
}
