package dev.missioncontrol.core.store;

/**
 * An index in memory over the rows of one table, kept from batch to batch: told of what each batch has changed once that is
 * committed, and thrown away whenever somebody else may have changed them. Confined to the writer.
 */
public interface RowIndex<K, R> {
    /** The row is so now, or new. */
    void put(R row);

    /** The row is gone. */
    void delete(K key);
}
