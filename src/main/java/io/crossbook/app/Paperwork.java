package io.crossbook.app;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import io.crossbook.documents.print.PdfPrinter;
import io.crossbook.http.DocumentDesk;
import io.crossbook.invoicing.InvoicingFeeds;
import io.crossbook.invoicing.InvoicingSettings;
import io.crossbook.invoicing.Statements;
import io.crossbook.readside.JournalTail;
import io.crossbook.readside.Queries;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** Puts the parts together that issue and show documents. */
public final class Paperwork {
    private Paperwork() {}

    /** Issues documents for what happens, and tells users of them. */
    public static void startFeeds(
            ActorSystem<?> system, DataSource database, JournalTail tail, Engine engine, InvoicingSettings settings) {
        InvoicingFeeds.init(system, database, engine.documents(), engine.inboxes(), settings.issuer(), tail);
    }

    /** For the routes. */
    public static DocumentDesk desk(ActorSystem<?> system, Queries queries, Engine engine, InvoicingSettings settings) {
        PdfPrinter printer = new PdfPrinter(settings.pdfThreads(), settings.pdfQueue());
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseServiceStop(), "pdf-printer", () -> {
            printer.close();
            return CompletableFuture.completedFuture(Done.getInstance());
        });
        return new DocumentDesk(new Statements(queries, engine.documents(), settings.issuer()), printer);
    }
}
