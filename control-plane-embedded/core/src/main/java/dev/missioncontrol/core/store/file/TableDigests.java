package dev.missioncontrol.core.store.file;

import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.StoreFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows of every table and a digest of their values, in the order in which the database keeps them. Two files with the
 * same digests hold the same rows.
 */
record TableDigests(SortedMap<String, Sum> tables) {
    private static final int SHOW_EVERY = 10_000;
    private static final int NULL = -1;

    /** One table. */
    record Sum(long rows, String digest) {}

    /** @param progress receives the number of rows read so far */
    static TableDigests of(Store store, LongConsumer progress) {
        return store.snapshot(handle -> new Reading(handle, progress).all());
    }

    /** Returns the first difference from the other file; empty if there is none. */
    Optional<String> difference(TableDigests copy) {
        if (!tables.keySet().equals(copy.tables.keySet())) {
            return Optional.of("it has other tables");
        }
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().equals(copy.tables.get(table.getKey())))
                .map(table -> "table " + table.getKey() + " differs")
                .findFirst();
    }

    long rows() {
        return tables.values().stream().mapToLong(Sum::rows).sum();
    }

    /** Reads all tables of one file. */
    private static final class Reading {
        private final Handle handle;
        private final LongConsumer progress;
        private long read;

        Reading(Handle handle, LongConsumer progress) {
            this.handle = handle;
            this.progress = progress;
        }

        TableDigests all() {
            SortedMap<String, Sum> sums = new TreeMap<>();
            for (String table : names()) {
                sums.put(table, sum(handle.getConnection(), table));
            }
            return new TableDigests(sums);
        }

        private List<String> names() {
            return handle.createQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE' order by table_name")
                    .mapTo(String.class)
                    .list();
        }

        private Sum sum(Connection connection, String table) {
            try (PreparedStatement statement = connection.prepareStatement("select * from \"" + table + '"');
                    ResultSet rows = statement.executeQuery()) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                int columns = rows.getMetaData().getColumnCount();
                long count = 0;
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        add(digest, value(rows, column));
                    }
                    count++;
                    seen();
                }
                return new Sum(count, HexFormat.of().formatHex(digest.digest()));
            } catch (SQLException e) {
                throw new StoreFailure(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }

        private void seen() {
            if (++read % SHOW_EVERY == 0) {
                progress.accept(read);
            }
        }

        private static byte @Nullable [] value(ResultSet rows, int column) throws SQLException {
            return switch (rows.getMetaData().getColumnType(column)) {
                case Types.BINARY, Types.VARBINARY, Types.BLOB -> rows.getBytes(column);
                default -> {
                    String text = rows.getString(column);
                    yield text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                }
            };
        }

        /** Adds the length as well, so that values cannot flow into each other. */
        private static void add(MessageDigest digest, byte @Nullable [] value) {
            digest.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(0, value == null ? NULL : value.length)
                    .array());
            if (value != null) {
                digest.update(value);
            }
        }
    }
}
