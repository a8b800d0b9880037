package dev.missioncontrol.core.search;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** Builds the search document of an event, which is enough to find the event but does not contain it. */
final class EventDocument {
    static final String POSITION = "position";
    static final String AT = "at";
    static final String TYPE = "type";
    static final String ACTOR = "actor";
    static final String ROLE = "role";
    static final String SUBJECT = "subject";
    /** Words that every reader of the log may search. */
    static final String WORDS = "words";
    /** Words of the private body. */
    static final String PRIVATE = "private";

    private static final int SEQUENCE_BITS = 40;
    private static final FieldType TEXT = text();

    private EventDocument() {}

    private static FieldType text() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    static Document of(AuditEvent event) {
        Document document = new Document();
        long key = key(event.position());
        document.add(new NumericDocValuesField(POSITION, key));
        document.add(new LongPoint(POSITION, key));
        document.add(new LongPoint(AT, event.at().toEpochMilli()));
        document.add(new StringField(TYPE, event.type(), Field.Store.NO));
        document.add(new StringField(ACTOR, event.actor().toString(), Field.Store.NO));
        document.add(new StringField(ROLE, role(event), Field.Store.NO));
        document.add(new StringField(SUBJECT, event.subject(), Field.Store.NO));
        document.add(new Field(WORDS, event.subject() + " " + SearchWords.valuesIn(event.data()), TEXT));
        if (event.body() != null) {
            document.add(new Field(PRIVATE, SearchWords.valuesIn(event.body()), TEXT));
        }
        return document;
    }

    private static String role(AuditEvent event) {
        return event.actor().role().name().toLowerCase(Locale.ROOT);
    }

    /** Maps positions to numbers in the same order. */
    static long key(Position position) {
        return position.era() << SEQUENCE_BITS | position.sequence();
    }

    static Position position(long key) {
        return new Position(key >> SEQUENCE_BITS, key & ((1L << SEQUENCE_BITS) - 1));
    }
}
