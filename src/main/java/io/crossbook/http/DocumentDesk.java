package io.crossbook.http;

import io.crossbook.documents.print.PdfPrinter;
import io.crossbook.invoicing.Statements;

/** What the routes of documents need. */
public record DocumentDesk(Statements statements, PdfPrinter printer) {}
