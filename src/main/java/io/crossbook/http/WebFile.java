package io.crossbook.http;

import akka.util.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file of the web UI as it is and compressed; it is compressed once, when the first client asks for that. */
final class WebFile {
    private static final int TAG_LENGTH = 16;

    private final String name;
    private final ByteString plain;
    private final String tag;
    private ByteString compressed;

    WebFile(String name, byte[] content) {
        this.name = name;
        this.plain = ByteString.fromArray(content);
        this.tag = tag(content);
    }

    String name() {
        return name;
    }

    ByteString plain() {
        return plain;
    }

    /** The content as gzip. */
    synchronized ByteString compressed() {
        if (compressed == null) {
            compressed = ByteString.fromArrayUnsafe(gzip(plain.toArray()));
        }
        return compressed;
    }

    /** What an entity tag says of the content: the same as long as that is the same. */
    String tag() {
        return tag;
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 2);
        try (var gzip = new Thorough(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the time that makes the least of it. */
    private static final class Thorough extends GZIPOutputStream {
        Thorough(ByteArrayOutputStream to) throws IOException {
            super(to);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
