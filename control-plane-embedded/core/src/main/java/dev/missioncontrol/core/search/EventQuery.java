package dev.missioncontrol.core.search;

import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.EventType;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns a filter into a query. */
final class EventQuery {
    private EventQuery() {}

    /** @param bodies whether the reader may search private bodies */
    static Query of(AuditFilter filter, boolean bodies) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        if (filter.actor() != null) {
            String field = filter.actor().contains(":") ? EventDocument.ACTOR : EventDocument.ROLE;
            all.add(new TermQuery(new Term(field, filter.actor())), Occur.FILTER);
        }
        if (filter.type() != null) {
            Term type = new Term(EventDocument.TYPE, filter.type());
            all.add(filter.type().endsWith(".") ? new PrefixQuery(type) : new TermQuery(type), Occur.FILTER);
        }
        if (filter.subject() != null) {
            all.add(new TermQuery(new Term(EventDocument.SUBJECT, filter.subject())), Occur.FILTER);
        }
        if (filter.from() != null || filter.to() != null) {
            long from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli();
            long to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli() - 1;
            all.add(LongPoint.newRangeQuery(EventDocument.AT, from, to), Occur.FILTER);
        }
        SearchWords.of(filter.words()).words().forEach(word -> all.add(word(word, bodies), Occur.FILTER));
        return all.build();
    }

    /** Finds the events that created items, by what their authors wrote. */
    static Query createdItems(List<String> words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(EventDocument.TYPE, EventType.ITEM_CREATED.wire())), Occur.FILTER);
        words.forEach(word -> all.add(new PrefixQuery(new Term(EventDocument.PRIVATE, word)), Occur.FILTER));
        return all.build();
    }

    private static Query word(String word, boolean bodies) {
        Query open = new PrefixQuery(new Term(EventDocument.WORDS, word));
        return bodies
                ? new BooleanQuery.Builder()
                        .add(open, Occur.SHOULD)
                        .add(new PrefixQuery(new Term(EventDocument.PRIVATE, word)), Occur.SHOULD)
                        .build()
                : open;
    }
}
