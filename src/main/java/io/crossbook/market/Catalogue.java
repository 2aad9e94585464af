package io.crossbook.market;

import io.crossbook.protocol.MarketSummary;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Aggregate;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Decision;
import io.crossbook.sourcing.Event;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.sourcing.Persisted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of all markets; each market keeps its own line up to date. */
public final class Catalogue extends Aggregate {
    private final Map<String, MarketSummary> byId = new TreeMap<>();

    /** A fact about the list. */
    public sealed interface CatalogueEvent extends Event<Catalogue> {}

    /** A market's line says this now. */
    public record MarketListed(MarketSummary summary, long at) implements CatalogueEvent {
        @Override
        public void applyTo(Catalogue catalogue) {
            catalogue.byId.put(summary.marketId(), summary);
        }
    }

    /** A request to the list. */
    public sealed interface CatalogueCommand extends Command<Catalogue, CatalogueEvent, CatalogueReply> {}

    /** Brings a market's line up to date; an older version changes nothing. */
    record ListMarket(MarketSummary summary) implements CatalogueCommand {
        @Override
        public Decision<CatalogueEvent, CatalogueReply> decide(Catalogue catalogue, long now) {
            MarketSummary known = catalogue.byId.get(summary.marketId());
            boolean news = known == null || known.version() < summary.version();
            List<CatalogueEvent> events = news ? List.of(new MarketListed(summary, now)) : List.of();
            return Decision.<CatalogueEvent, CatalogueReply>persist(events, new CatalogueReply.Done())
                    .sending(new Message.Listed(summary.marketId(), news ? summary.version() : known.version()));
        }
    }

    /** Asks for all markets, oldest first. */
    record ViewCatalogue() implements CatalogueCommand {
        @Override
        public Decision<CatalogueEvent, CatalogueReply> decide(Catalogue catalogue, long now) {
            return Decision.reply(new CatalogueReply.Viewed(List.copyOf(catalogue.all())));
        }
    }

    /** What the list answers. */
    sealed interface CatalogueReply extends Persisted {
        /** No, for this reason. */
        record Refused(MarketRejection reason) implements CatalogueReply {}

        record Viewed(List<MarketSummary> markets) implements CatalogueReply {}

        record Done() implements CatalogueReply {}
    }

    /** The list as the snapshot store keeps it. */
    record Snapshot(long sequence, long lastAt, List<MarketSummary> markets) implements Persisted {}

    static Catalogue of(Snapshot from) {
        var catalogue = new Catalogue();
        from.markets().forEach(summary -> catalogue.byId.put(summary.marketId(), summary));
        catalogue.resumeAt(from.sequence(), from.lastAt());
        return catalogue;
    }

    Snapshot snapshot() {
        return new Snapshot(sequence(), lastAt(), List.copyOf(all()));
    }

    private Collection<MarketSummary> all() {
        return byId.values();
    }

    @Override
    public int weight() {
        return byId.size();
    }

    @Override
    public List<Outgoing> fresh(long now) {
        return List.of();
    }

    @Override
    public List<Outgoing> overdue(long now) {
        return List.of();
    }

    @Override
    public boolean quiet() {
        return true;
    }
}
