package io.crossbook.invoicing;

import io.crossbook.documents.Document;
import io.crossbook.documents.DocumentRegister;
import io.crossbook.documents.DocumentSeriesCommand.Draft;
import io.crossbook.documents.Issuer;
import io.crossbook.market.MarketDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Documents to be numbered: credit notes before invoices, each source's in its order. */
final class Drafts {
    /** Documents, and lines in them, in one message to a series. */
    private static final int DOCUMENTS_MAX = 40;

    private static final int LINES_MAX = Document.LINES_MAX;

    private record Lane(String series, String source) {}

    private final Map<Lane, List<Draft>> creditNotes = new LinkedHashMap<>();
    private final Map<Lane, List<Draft>> invoices = new LinkedHashMap<>();

    private Drafts() {}

    /** What these settlements lead to; empty when the views don't know enough yet. */
    static Optional<Drafts> of(SettlementFacts facts, Issuer issuer, List<Settling> settlings) throws SQLException {
        if (!facts.reach(settlings)) {
            return Optional.empty();
        }
        Map<String, Due> dueBefore = facts.dueBefore(settlings);
        Map<Settling, Due> invoiced = new LinkedHashMap<>();
        Map<Settling, Due> credited = new LinkedHashMap<>();
        for (Settling settling : settlings) {
            Due before = dueBefore.getOrDefault(settling.key(), Due.NOTHING);
            Due after = before.plus(
                    settling.seq(),
                    settling.effect().profit(),
                    settling.effect().commission());
            if (before.isCreditedBefore(after)) {
                credited.put(settling, before);
            }
            if (before.isInvoicedAs(after)) {
                invoiced.put(settling, after);
            }
        }
        return new Drafts().fill(facts, issuer, credited, invoiced);
    }

    private Optional<Drafts> fill(
            SettlementFacts facts, Issuer issuer, Map<Settling, Due> credited, Map<Settling, Due> invoiced)
            throws SQLException {
        List<Settling> all = new ArrayList<>(credited.keySet());
        all.addAll(invoiced.keySet());
        Map<String, MarketDefinition> markets = facts.markets(all);
        if (!all.stream().map(Settling::marketId).allMatch(markets::containsKey)) {
            return Optional.empty();
        }
        Map<String, Integer> discounts = facts.discounts(all);
        for (Map.Entry<Settling, Due> credit : credited.entrySet()) {
            Settling settling = credit.getKey();
            String number = facts.invoice(settling, credit.getValue());
            if (number == null) {
                return Optional.empty();
            }
            Rate rate = rate(settling, markets, discounts);
            add(creditNotes, settling, Invoicing.creditNote(issuer, settling, credit.getValue(), rate, number));
        }
        Map<String, List<Match>> matches = facts.matches(invoiced.keySet());
        invoiced.forEach((settling, due) -> add(
                invoices,
                settling,
                Invoicing.invoice(
                        issuer,
                        settling,
                        due,
                        rate(settling, markets, discounts),
                        matches.getOrDefault(settling.key(), List.of()))));
        return Optional.of(this);
    }

    private static Rate rate(Settling settling, Map<String, MarketDefinition> markets, Map<String, Integer> discounts) {
        return new Rate(markets.get(settling.marketId()), discounts.get(settling.key()));
    }

    private static void add(Map<Lane, List<Draft>> lanes, Settling settling, Document document) {
        lanes.computeIfAbsent(new Lane(document.series(), settling.source()), same -> new ArrayList<>())
                .add(new Draft(settling.ordering(), document));
    }

    /** Has everything numbered; a failure leaves a part of it numbered, which does no harm when it comes again. */
    CompletionStage<Void> issue(DocumentRegister register) {
        return issue(register, creditNotes).thenCompose(done -> issue(register, invoices));
    }

    private static CompletionStage<Void> issue(DocumentRegister register, Map<Lane, List<Draft>> lanes) {
        return CompletableFuture.allOf(lanes.entrySet().stream()
                .map(lane -> issue(register, lane.getKey(), lane.getValue()).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private static CompletionStage<Void> issue(DocumentRegister register, Lane lane, List<Draft> drafts) {
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (List<Draft> message : messages(drafts)) {
            done = done.thenCompose(before -> register.issue(lane.source(), message))
                    .thenApply(number -> null);
        }
        return done;
    }

    private static List<List<Draft>> messages(List<Draft> drafts) {
        List<List<Draft>> messages = new ArrayList<>();
        int lines = 0;
        for (Draft draft : drafts) {
            int more = draft.document() instanceof Document.Invoice invoice
                    ? invoice.lines().size()
                    : 0;
            boolean full = messages.isEmpty()
                    || messages.get(messages.size() - 1).size() == DOCUMENTS_MAX
                    || lines + more > LINES_MAX;
            if (full) {
                messages.add(new ArrayList<>());
                lines = 0;
            }
            lines += more;
            messages.get(messages.size() - 1).add(draft);
        }
        return messages;
    }
}
