package io.crossbook.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.RawHeader;
import io.crossbook.documents.Document;
import io.crossbook.documents.IssuedDocument;
import io.crossbook.documents.print.DocumentPage;
import io.crossbook.documents.print.PdfPrinter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A document in the form that was asked for.
 *
 * @param issued null for a draft
 * @param at of issue or draft, microseconds since 1970
 */
record DocumentFile(Document document, IssuedDocument issued, long at) {
    private static final int TAG_LENGTH = 32;
    private static final ContentType PDF = ContentTypes.create(MediaTypes.APPLICATION_PDF);

    /** The forms, by what follows the number in the address. */
    enum Form {
        JSON(""),
        HTML(".html"),
        PDF(".pdf"),
        TXT(".txt");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        /** The form that a name asks for. */
        static Form of(String name) {
            for (Form form : values()) {
                if (form != JSON && name.endsWith(form.suffix)) {
                    return form;
                }
            }
            return JSON;
        }

        /** The name without the form. */
        String bare(String name) {
            return name.substring(0, name.length() - suffix.length());
        }
    }

    static DocumentFile of(IssuedDocument issued) {
        return new DocumentFile(issued.document(), issued, issued.issuedAt());
    }

    CompletionStage<HttpResponse> answer(HttpRequest request, Form form, PdfPrinter printer) {
        if (issued == null) {
            return write(form, printer);
        }
        HttpHeader tag = Answers.tag(issued.hash().substring(0, TAG_LENGTH) + "-" + form + DocumentPage.LOOK);
        return Answers.isKnown(request, tag)
                ? CompletableFuture.completedStage(Answers.notModified(tag))
                : write(form, printer).thenApply(response -> response.addHeader(tag));
    }

    private CompletionStage<HttpResponse> write(Form form, PdfPrinter printer) {
        return switch (form) {
            case JSON -> CompletableFuture.completedStage(Bodies.ok(DocumentJson.of(
                    document, issued == null ? null : issued.number(), issued == null ? null : issued.hash(), at)));
            case HTML -> CompletableFuture.completedStage(
                    file(ContentTypes.TEXT_HTML_UTF8, bytes(page()), "inline", form)
                            .addHeader(RawHeader.create("Content-Security-Policy", DocumentPage.POLICY)));
            case PDF -> printer.print(page()).thenApply(pdf -> file(PDF, pdf, "attachment", form));
            case TXT -> CompletableFuture.completedStage(
                    file(ContentTypes.TEXT_PLAIN_UTF8, bytes(canonicalText()), "attachment", form));
        };
    }

    private String page() {
        return issued == null ? DocumentPage.ofDraft(document, at) : DocumentPage.of(issued);
    }

    /** Only what has a number has a hash to be compared with. */
    private String canonicalText() {
        if (issued == null) {
            throw new ProblemException(ProblemCode.DOCUMENT_NOT_FOUND);
        }
        return issued.canonicalText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse file(ContentType type, byte[] content, String disposition, Form form) {
        String name = issued == null ? "draft-" + document.subject() : issued.number();
        return HttpResponse.create()
                .withEntity(HttpEntities.create(type, content))
                .addHeader(RawHeader.create(
                        "Content-Disposition", disposition + "; filename=\"" + name + form.suffix + "\""));
    }
}
