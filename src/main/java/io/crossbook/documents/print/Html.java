package io.crossbook.documents.print;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML that is XML as well. All text is escaped but the style sheet, in which nothing would need it. */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** The root element. */
    Html begin() {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">");
        open.push("html");
        return this;
    }

    Html open(String tag) {
        out.append('<').append(tag).append('>');
        open.push(tag);
        return this;
    }

    Html open(String tag, String cssClass) {
        out.append('<').append(tag).append(" class=\"").append(cssClass).append("\">");
        open.push(tag);
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with nothing but text. */
    Html element(String tag, String cssClass, String text) {
        return open(tag, cssClass).text(text).close();
    }

    /** A style sheet of ours: browsers read it as it is, so it may have nothing that XML would read otherwise. */
    Html style(String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalArgumentException("not the same in HTML and XML");
        }
        out.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    /** What somebody else wrote: it cannot turn around the text beside it. */
    Html foreign(String text) {
        return open("bdi").text(text).close();
    }

    /** Without characters that cannot be seen but change how others are read, and without those XML does not have. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (isSeen(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append(' ');
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
