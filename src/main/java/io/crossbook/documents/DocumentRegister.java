package io.crossbook.documents;

import akka.actor.typed.ActorSystem;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reaches the series of documents. Refusals fail the stage with {@link Refusal}, a timeout says nothing: ask again. */
public final class DocumentRegister {
    private final EntityClient<DocumentSeriesEntity.Request, DocumentSeriesCommand, DocumentSeriesReply> client;

    public DocumentRegister(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(system, DocumentSeriesEntity.KEY, DocumentSeriesEntity.Request::new, askTimeout);
    }

    /**
     * Numbers drafts of one source, all of the same series; those that have a number keep it.
     *
     * @return number of the source's last document
     */
    public CompletionStage<String> issue(String source, List<DocumentSeriesCommand.Draft> drafts) {
        return client.ask(drafts.get(0).document().series(), new DocumentSeriesCommand.IssueDocuments(source, drafts))
                .thenApply(reply -> {
                    if (reply instanceof DocumentSeriesReply.Refused refused) {
                        throw new Refusal(refused.reason());
                    }
                    return ((DocumentSeriesReply.Issued) reply).lastNumber();
                });
    }
}
