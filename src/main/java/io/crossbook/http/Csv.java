package io.crossbook.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as text (RFC 4180) that is also safe to open in a spreadsheet: a field that one would take for a formula is
 * preceded by an apostrophe, unless it is a plain number.
 */
final class Csv {
    /** How many rows one export has at most. */
    static final int ROWS_MAX = 100_000;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final String STARTS_FORMULAS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    Csv(String... columns) {
        row((Object[]) columns);
    }

    /** Adds a row; null is an empty field. */
    void row(Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            field(fields[i] == null ? "" : fields[i].toString());
        }
        text.append("\r\n");
    }

    private void field(String value) {
        boolean formula = !value.isEmpty()
                && STARTS_FORMULAS.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        text.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }

    /** Refuses an export that would not be whole. */
    static <T> List<T> whole(List<T> rows) {
        if (rows.size() > ROWS_MAX) {
            throw new ProblemException(ProblemCode.EXPORT_TOO_LARGE);
        }
        return rows;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The table as a file of this name. */
    HttpResponse response(String name) {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.TEXT_CSV_UTF8, text.toString()))
                .addHeader(RawHeader.create("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }
}
