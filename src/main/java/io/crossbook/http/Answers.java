package io.crossbook.http;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import io.crossbook.readside.Freshness;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What answers from the read side have beside their body: how fresh they are, and a tag to ask again with. */
final class Answers {
    private static final int TAG_BYTES = 16;

    private Answers() {}

    /** Says how fresh the answer is. */
    static HttpResponse fresh(HttpResponse response, Freshness freshness) {
        HttpResponse said = response.addHeader(header("X-Read-Lag-Ms", freshness.lagMillis()));
        return freshness.seq() == 0
                ? said
                : said.addHeader(header("X-Read-Seq", freshness.seq()))
                        .addHeader(RawHeader.create("X-Read-Time", Times.ofMicros(freshness.at())));
    }

    /**
     * Tags the answer, or replaces it by 304 when the caller has it already. The tag is made of the body, not of a
     * sequence number: a body may come from several entities, and a number that covers them all would change too often.
     */
    static HttpResponse tagged(HttpRequest request, HttpResponse response) {
        HttpHeader tag = tag(digest(((HttpEntity.Strict) response.entity()).getData()));
        return isKnown(request, tag) ? notModified(tag).addHeaders(response.getHeaders()) : response.addHeader(tag);
    }

    static HttpHeader tag(String words) {
        return RawHeader.create("ETag", '"' + words + '"');
    }

    static HttpResponse notModified(HttpHeader tag) {
        return HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED).addHeader(tag);
    }

    /** Whether the caller has what this tag is for. */
    static boolean isKnown(HttpRequest request, HttpHeader tag) {
        return request.getHeader("If-None-Match")
                .map(HttpHeader::value)
                .filter(tags -> names(tags, tag.value()))
                .isPresent();
    }

    /** A weak comparison, as RFC 9110 13.1.2 asks for. */
    private static boolean names(String tags, String tag) {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals("W/" + tag));
    }

    private static String digest(ByteString body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.toArray());
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static HttpHeader header(String name, long value) {
        return RawHeader.create(name, Long.toString(value));
    }
}
