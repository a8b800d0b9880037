package dev.missioncontrol.core.store.rows;

/**
 * An index in memory over the rows of one table, kept from batch to batch. It receives the changes of each batch once
 * they are committed, and is dropped when another writer may have changed the rows. Confined to the writer.
 */
public interface RowIndex<K, R> {
    /** Receives a new or changed row. */
    void put(R row);

    /** Receives the key of a deleted row. */
    void delete(K key);
}
