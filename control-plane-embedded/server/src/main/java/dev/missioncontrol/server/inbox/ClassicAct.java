package dev.missioncontrol.server.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.server.http.FieldReader.Fields;
import dev.missioncontrol.server.http.FieldReader.Form;
import dev.missioncontrol.server.http.FieldReader.Value;
import dev.missioncontrol.server.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a classic client says about its work on an item, in any of its dialects. Texts of any length are taken: of a
 * long one the beginning and the end are kept, with words that state the cut. Immutable.
 */
record ClassicAct(String inboxId, AgentName agent, Result result) {
    private static final Set<String> FIELDS = Set.of(
            "inboxId",
            "agentId",
            "agent",
            "result",
            "retryable",
            "reason",
            "error",
            "message",
            "note",
            "text",
            "body",
            "prUrl",
            "pr",
            "url",
            "link",
            "targetAgent",
            "to",
            "newAgent");

    /** An object and a list that say nothing. */
    private static final Set<LongText> NOTHING = Set.of(LongText.of("{}"), LongText.of("[]"));

    /** Pairs an act with the item's command. */
    record Acting(ClassicAct act, ItemCommand command) {}

    static ClassicAct of(Request request) {
        return request.classicAct(FIELDS, fields -> new Words(fields).act());
    }

    static Acting of(Request request, Function<Words, ItemCommand> command) {
        return request.classicAct(FIELDS, fields -> {
            Words words = new Words(fields);
            return new Acting(words.act(), command.apply(words));
        });
    }

    /** The fields of the body. Immutable. */
    record Words(Fields fields) {
        ClassicAct act() {
            String inboxId = text("inboxId").orElseThrow(() -> missing("inboxId"));
            AgentName agent = new AgentName(required("agentId", "agent"));
            return new ClassicAct(inboxId, agent, result(fields.values().get("result")));
        }

        /** Returns the command for a failure; the item may be retried unless the body says otherwise. */
        ItemCommand failure() {
            boolean retryable = text("retryable").filter("false"::equals).isEmpty();
            Result why = words("reason", "error", "result", "message")
                    .map(Words::result)
                    .orElseGet(() -> Result.of("no reason was given"));
            return new ItemCommand.Fail(null, why, retryable);
        }

        ItemCommand note() {
            LongText words = words("note", "text", "message", "body").orElseThrow(() -> missing("note"));
            return new ItemCommand.Note(null, storable(words, SizeLimits.WORDS));
        }

        ItemCommand link() {
            return new ItemCommand.LinkPr(null, required("prUrl", "pr", "url", "link"));
        }

        ItemCommand reassignment() {
            AgentName to = new AgentName(required("targetAgent", "to", "newAgent"));
            String reason = words("reason", "note")
                    .map(words -> storable(words, SizeLimits.REASON))
                    .orElse("");
            return new ItemCommand.Reassign(null, to, reason);
        }

        /** Replaces NUL, which a program may print but PostgreSQL cannot store in a text column. */
        private static String storable(LongText words, int max) {
            return words.within(max).replace('\0', '\uFFFD');
        }

        private static Result result(@Nullable Value value) {
            return value == null || value.isNull() ? Result.of("") : result(value.text());
        }

        /** Returns the result; a long text has its last lines beside its beginning and its end. */
        private static Result result(LongText text) {
            String summary = text.within(SizeLimits.WORDS);
            if (text.fits(SizeLimits.WORDS)) {
                return Result.of(summary);
            }
            List<String> lines = lines(text.leftOut() == 0 ? text.beginning() : text.end());
            int left = Math.max(0, lines.size() - Result.LINES_MAX);
            return new Result(summary, null, lines.subList(left, lines.size()), null);
        }

        private static List<String> lines(String text) {
            List<String> lines = new ArrayList<>();
            text.lines().forEach(line -> {
                for (int start = 0; start == 0 || start < line.length(); start += SizeLimits.LINE) {
                    lines.add(line.substring(start, Math.min(line.length(), start + SizeLimits.LINE)));
                }
            });
            return lines;
        }

        private String required(String... names) {
            return first(names).orElseThrow(() -> missing(names[0])).within(SizeLimits.WORDS);
        }

        private Optional<String> text(String field) {
            return first(field).map(text -> text.within(SizeLimits.WORDS));
        }

        /** Returns the first of these fields that is a name of something: no object or list, and not empty. */
        private Optional<LongText> first(String... names) {
            return said(value -> value.form() != Form.NESTED, names);
        }

        /** Returns the first of these fields that is not empty; an object or a list is taken as written. */
        private Optional<LongText> words(String... names) {
            return said(value -> value.form() != Form.NESTED || !NOTHING.contains(value.text()), names);
        }

        /** Numbers and truth values are taken as written. */
        private Optional<LongText> said(Predicate<Value> wanted, String... names) {
            return Stream.of(names)
                    .flatMap(name -> Stream.ofNullable(fields.values().get(name)))
                    .filter(wanted.and(Predicate.not(Value::isNull)))
                    .map(Value::text)
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }

        private IllegalArgumentException missing(String field) {
            String where =
                    " is missing in the first " + SizeLimits.CLASSIC_ACT_BYTES + " bytes of the body; send it first";
            return new IllegalArgumentException(field + (fields.cut() ? where : " is missing"));
        }
    }
}
