package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.cli.terminal.Output;
import dev.missioncontrol.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Defines how much of a listing is shown. */
public final class Paging {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "The maximum number of rows; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "Continues a listing at the cursor that its last page printed.")
    private @Nullable String cursor;

    /** Fetches one page of a listing of the port. */
    public interface Listing<T> {
        Page<T> page(@Nullable String cursor, int limit);
    }

    /** Fetches pages until there are enough rows and prints them as one listing. */
    public <T> void tell(Output out, Listing<T> listing, Function<List<T>, TextTable> table) {
        if (limit < 1) {
            throw Connection.invalid("--limit must be 1 or more.");
        }
        Page<T> page = collect(listing);
        out.tell(page, () -> table.apply(page.rows()).toString());
        if (page.partial() != null) {
            out.hint(page.partial().sentence());
        }
        if (page.next() != null) {
            out.hint("There are more rows; continue with --cursor " + page.next() + " or raise --limit.");
        }
    }

    private <T> Page<T> collect(Listing<T> listing) {
        List<T> rows = new ArrayList<>();
        String next = cursor;
        IndexProgress partial;
        do {
            Page<T> page = listing.page(next, limit - rows.size());
            rows.addAll(page.rows());
            next = page.next();
            partial = page.partial();
        } while (next != null && rows.size() < limit);
        return new Page<>(rows, next, partial);
    }
}
