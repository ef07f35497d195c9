package dev.onsite.recommender.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.onsite.recommender.retrieve.Candidates;
import dev.onsite.recommender.retrieve.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes answers as JSON. {@code degraded} comes first, so that a stale answer gets it without being parsed. */
final class AnswerWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] WHOLE = "{\"degraded\":[]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STALE = "{\"degraded\":[\"stale_cache\"]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ALSO_STALE = "{\"degraded\":[\"stale_cache\",".getBytes(StandardCharsets.US_ASCII);
    private static final int OPENING = "{\"degraded\":[".length();

    private AnswerWriter() {}

    /** One recommended item. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Item(Catalogue.Item item, float score, int sources, int[] becauseOf) {}

    static byte[] write(Question question, String model, List<String> degraded, List<Item> items) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(120 + 110 * items.size());
                JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("degraded");
            for (String each : degraded) {
                json.writeString(each);
            }
            json.writeEndArray();
            if (question.user() >= 0) {
                json.writeNumberField("user", question.user());
            }
            json.writeStringField("model", model);
            json.writeArrayFieldStart("items");
            for (Item item : items) {
                write(json, question, item);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    private static void write(JsonGenerator json, Question question, Item each) throws IOException {
        Catalogue.Item item = each.item();
        json.writeStartObject();
        json.writeNumberField("item", item.id());
        json.writeNumberField("score", Math.round(each.score() * 1e4) / 1e4);
        json.writeNumberField("category", item.category());
        json.writeNumberField("brand", item.brand());
        json.writeNumberField("price", item.price());
        json.writeBooleanField("available", item.available());
        if (question.explain()) {
            json.writeArrayFieldStart("sources");
            for (Candidates.Source source : Candidates.Source.values()) {
                if ((each.sources() & source.bit()) != 0) {
                    json.writeString(source.label());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("because_of");
            for (int reason : each.becauseOf()) {
                json.writeNumber(reason);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** The same answer, telling that it is past its time. */
    static byte[] stale(byte[] body) {
        boolean whole = body[OPENING] == ']';
        byte[] start = whole ? STALE : ALSO_STALE;
        int rest = whole ? WHOLE.length : OPENING;
        byte[] told = new byte[start.length + body.length - rest];
        System.arraycopy(start, 0, told, 0, start.length);
        System.arraycopy(body, rest, told, start.length, body.length - rest);
        return told;
    }
}
