package dev.missioncontrol.core.search;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index on disk. Its commits carry the position and hash of the last event in it, to know where to continue and
 * whether it belongs to this log. Documents are sorted newest first, so a page ends as soon as it is full. Written by
 * one thread; searching is thread-safe.
 */
final class IndexFiles implements AutoCloseable {
    /** Must change with any change of {@link EventDocument}. */
    private static final String FORMAT = "1";

    private static final Sort NEWEST_FIRST = new Sort(new SortField(EventDocument.POSITION, SortField.Type.LONG, true));

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** The last event in the index. */
    record Mark(Position position, String hash) {
        static final Mark NONE = new Mark(Position.START, "");
    }

    private IndexFiles(Directory directory, OpenMode mode) throws IOException {
        this.directory = directory;
        // Erased text must leave the disk, however small its share of a segment; Lucene's default limit is a tenth.
        IndexWriterConfig config = new IndexWriterConfig(SearchWords.analyzer())
                .setOpenMode(mode)
                .setIndexSort(NEWEST_FIRST)
                .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, null);
    }

    /** Opens the existing index, or creates an empty one. */
    static IndexFiles open(Path path) throws IOException {
        return new IndexFiles(FSDirectory.open(path), OpenMode.CREATE_OR_APPEND);
    }

    /** Deletes the existing index and starts over. */
    static IndexFiles fresh(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.toList()) {
                    Files.delete(file); // a writer reads what it replaces, and gives up when that is damaged
                }
            }
        }
        return new IndexFiles(FSDirectory.open(path), OpenMode.CREATE);
    }

    /** Returns the last event in the committed index; {@link Mark#NONE} for an empty one or one of another format. */
    Mark committed() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Mark.NONE;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            return FORMAT.equals(data.get("format"))
                    ? new Mark(Position.parse(data.getOrDefault("position", "1:0")), data.getOrDefault("hash", ""))
                    : Mark.NONE;
        }
    }

    void add(AuditEvent event) throws IOException {
        writer.addDocument(EventDocument.of(event));
    }

    /** Indexes the event in its present form; its old form is removed from the disk as well. */
    void replace(AuditEvent event) throws IOException {
        writer.deleteDocuments(LongPoint.newExactQuery(EventDocument.POSITION, EventDocument.key(event.position())));
        writer.addDocument(EventDocument.of(event));
        writer.forceMergeDeletes();
    }

    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(Mark mark) throws IOException {
        writer.setLiveCommitData(
                Map.of("format", FORMAT, "position", mark.position().toString(), "hash", mark.hash())
                        .entrySet());
        writer.commit();
    }

    /** Finds matching events, newest first, from just before {@code before}. */
    List<Position> search(Query query, @Nullable Position before, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            @Nullable
            FieldDoc after = before == null
                    ? null
                    : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {EventDocument.key(before)});
            TopFieldDocs found =
                    searcher.search(query, new TopFieldCollectorManager(NEWEST_FIRST, limit, after, limit));
            return Arrays.stream(found.scoreDocs).map(IndexFiles::position).toList();
        } finally {
            searchers.release(searcher);
        }
    }

    private static Position position(ScoreDoc found) {
        return EventDocument.position((Long) ((FieldDoc) found).fields[0]);
    }

    /** Closes without a commit. */
    void abandon() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
