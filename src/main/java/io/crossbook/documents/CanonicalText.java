package io.crossbook.documents;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A record as text in one way only: a line {@code name=value} for each value in the order of the components, names of
 * what is inside preceded by those of what it is in. What is null is left out; in a text a backslash, a line feed and a
 * carriage return are written as two characters.
 */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    static String of(Record record) {
        CanonicalText canonical = new CanonicalText();
        canonical.components("", record);
        return canonical.text.toString();
    }

    /** SHA-256 of a text in UTF-8, in hexadecimal. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void components(String before, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                value(before + component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void value(String name, Object value) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(name + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Record record) {
            components(name + ".", record);
        } else if (value != null) {
            String plain = value.toString();
            String escaped = plain.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
            text.append(name).append('=').append(escaped).append('\n');
        }
    }
}
