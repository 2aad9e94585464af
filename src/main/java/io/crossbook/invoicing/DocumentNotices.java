package io.crossbook.invoicing;

import akka.Done;
import akka.projection.javadsl.Handler;
import io.crossbook.documents.Document;
import io.crossbook.documents.DocumentSeriesEvent.DocumentIssued;
import io.crossbook.domain.money.Money;
import io.crossbook.notification.Category;
import io.crossbook.notification.Fact;
import io.crossbook.notification.Inboxes;
import io.crossbook.readside.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells users that a document was issued for them. */
final class DocumentNotices extends Handler<List<Recorded>> {
    private static final int AT_ONCE = 64;

    private final Inboxes inboxes;

    DocumentNotices(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /** All facts of a series for one user go together, because an inbox takes each source in order. */
    private record Lane(String userId, String source) {}

    @Override
    public CompletionStage<Done> process(List<Recorded> events) {
        Map<Lane, List<Fact>> lanes = new LinkedHashMap<>();
        for (Recorded recorded : events) {
            Document document = ((DocumentIssued) recorded.event()).issued().document();
            lanes.computeIfAbsent(new Lane(document.userId(), recorded.persistenceId()), same -> new ArrayList<>())
                    .add(fact(recorded));
        }
        List<Map.Entry<Lane, List<Fact>>> all = List.copyOf(lanes.entrySet());
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            done = done.thenCompose(before ->
                    CompletableFuture.allOf(some.stream().map(this::tell).toArray(CompletableFuture[]::new)));
        }
        return done.thenApply(told -> Done.getInstance());
    }

    private CompletableFuture<Void> tell(Map.Entry<Lane, List<Fact>> lane) {
        return inboxes.tell(lane.getKey().userId(), lane.getKey().source(), lane.getValue())
                .toCompletableFuture();
    }

    static Fact fact(Recorded recorded) {
        var issued = ((DocumentIssued) recorded.event()).issued();
        Document document = issued.document();
        Map<String, String> details = new TreeMap<>();
        details.put("number", issued.number());
        details.put("month", document.month().toString());
        if (document instanceof Document.Invoice invoice) {
            details.put("market", invoice.settlement().market());
            details.put("marketId", invoice.settlement().marketId());
            details.put("fee", Money.ofMicros(invoice.fee()).toString());
        } else if (document instanceof Document.CreditNote note) {
            details.put("market", note.settlement().market());
            details.put("marketId", note.settlement().marketId());
            details.put("fee", Money.ofMicros(note.fee()).toString());
            details.put("invoice", note.invoice());
        }
        return new Fact(recorded.seq(), Category.DOCUMENT, document.kind().name() + "_ISSUED", details, recorded.at());
    }
}
