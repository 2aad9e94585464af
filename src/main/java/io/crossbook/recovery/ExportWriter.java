package io.crossbook.recovery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport;
import io.crossbook.sourcing.journal.EventReader;
import java.io.IOException;
import java.io.OutputStream;

/** Writes an export line by line; the auditor reads along and says what the sums are. */
final class ExportWriter {
    static final String FORMAT = "crossbook-export/1";

    private final JsonMapper json = new JsonMapper();
    private final CBORMapper cbor = CBORMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final EventReader reader = new EventReader();
    private final Audit audit = Audit.following();
    private final ChainWriter chain;
    private final ExportEnd continued;
    private long events;
    private long rows;
    private StoredEvent last;

    private ExportWriter(OutputStream out, ExportEnd continued) {
        chain = new ChainWriter(json, out, continued.hash());
        this.continued = continued;
    }

    /** Begins an export, which may continue another one. */
    static ExportWriter begin(OutputStream out, ExportRange range, ExportEnd continued) throws IOException {
        ExportWriter writer = new ExportWriter(out, continued);
        writer.chain.write(line -> {
            line.writeStringField("type", "header");
            line.writeStringField("format", FORMAT);
            line.writeStringField("madeAt", range.readAt());
            line.writeObjectFieldStart("database");
            line.writeStringField("system", range.system());
            line.writeStringField("name", range.database());
            line.writeEndObject();
            line.writeStringField("schema", range.schema());
            line.writeNumberField("after", continued.last());
            line.writeNumberField("last", range.last());
            line.writeNumberField("journal", range.events());
            line.writeBooleanField("whole", range.whole());
            line.writeStringField("previous", continued.hash());
        });
        return writer;
    }

    /** Takes the journal's next event; what the continued export holds is only reckoned with, not written again. */
    void event(StoredEvent event) throws IOException {
        audit.see(event.entry(reader));
        if (event.ordering() > continued.last()) {
            JsonNode readable = readable(event);
            chain.write(line -> event.writeTo(line, readable));
            events++;
        }
        last = event;
    }

    /** Null for bytes that nobody can read; they are kept all the same. */
    private JsonNode readable(StoredEvent event) {
        try {
            return cbor.readTree(event.payload());
        } catch (IOException e) {
            return null;
        }
    }

    /** Takes a row of another table, as JSON. */
    void row(String table, String members) throws IOException {
        chain.write(line -> {
            line.writeStringField("type", "row");
            line.writeStringField("table", table);
            line.writeFieldName("row");
            line.writeRawValue(members);
        });
        rows++;
    }

    Export.Result end() throws IOException {
        AuditReport report = audit.report(0, false);
        ExportTotals totals = new ExportTotals(audit, report.figures());
        long ordering = last == null ? 0 : last.ordering();
        chain.write(line -> {
            line.writeStringField("type", "trailer");
            line.writeNumberField("events", events);
            line.writeNumberField("rows", rows);
            line.writeNumberField("last", ordering);
            line.writeStringField("lastPayload", last == null ? "" : Hashes.of(last.payload()));
            totals.writeTo(line);
        });
        return new Export.Result(events, rows, ordering, chain.hash(), report);
    }
}
