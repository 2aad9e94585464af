package io.crossbook.market;

import akka.actor.typed.ActorSystem;
import io.crossbook.protocol.MarketSummary;
import io.crossbook.protocol.Message;
import io.crossbook.protocol.Resolution;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Ids;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reaches markets by id. Refusals fail the stage with {@link Refusal}, a timeout means the outcome is unknown. */
public final class Markets {
    private final EntityClient<MarketEntity.Request, MarketCommand, MarketReply> client;
    private final EntityClient<CatalogueEntity.Request, Catalogue.CatalogueCommand, Catalogue.CatalogueReply> catalogue;

    public Markets(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(system, MarketEntity.KEY, MarketEntity.Request::new, askTimeout);
        catalogue = new EntityClient<>(system, CatalogueEntity.KEY, CatalogueEntity.Request::new, askTimeout);
    }

    /** Makes a market; its id follows from the definition's clientRef, so a repeat finds the same one. */
    public CompletionStage<MarketView> create(MarketDefinition definition, String by) {
        return create(definition, Schedule.NONE, by);
    }

    /** The same for a market that opens, turns in-play, closes and is voided by itself. */
    public CompletionStage<MarketView> create(MarketDefinition definition, Schedule schedule, String by) {
        return create(definition, schedule, ResolutionRules.ONE_PERSON, by);
    }

    /** The same for a market with rules for how it comes to its result. */
    public CompletionStage<MarketView> create(
            MarketDefinition definition, Schedule schedule, ResolutionRules rules, String by) {
        return view(idOf(definition.clientRef()), new MarketCommand.CreateMarket(definition, schedule, rules, by));
    }

    /** The id of the market with this client reference. */
    public static String idOf(String clientRef) {
        return Ids.named("market:" + clientRef);
    }

    public CompletionStage<MarketView> get(String marketId) {
        return view(marketId, new MarketCommand.ViewMarket());
    }

    /** Opens an inactive or suspended market; expectedVersion 0 for any. */
    public CompletionStage<MarketView> open(String marketId, long expectedVersion, String by) {
        return open(marketId, expectedVersion, by, null);
    }

    /** The same with the reason, which is kept with the step; null for none. */
    public CompletionStage<MarketView> open(String marketId, long expectedVersion, String by, String reason) {
        return view(marketId, new MarketCommand.OpenMarket(expectedVersion, by, reason));
    }

    public CompletionStage<MarketView> suspend(String marketId, long expectedVersion, String by) {
        return suspend(marketId, expectedVersion, by, null);
    }

    /** The same with the reason, which is kept with the step; null for none. */
    public CompletionStage<MarketView> suspend(String marketId, long expectedVersion, String by, String reason) {
        return view(marketId, new MarketCommand.SuspendMarket(expectedVersion, by, reason));
    }

    public CompletionStage<MarketView> close(String marketId, long expectedVersion, String by) {
        return close(marketId, expectedVersion, by, null);
    }

    /** The same with the reason, which is kept with the step; null for none. */
    public CompletionStage<MarketView> close(String marketId, long expectedVersion, String by, String reason) {
        return view(marketId, new MarketCommand.CloseMarket(expectedVersion, by, reason));
    }

    public CompletionStage<MarketView> turnInPlay(String marketId, long expectedVersion, String by) {
        return turnInPlay(marketId, expectedVersion, by, null);
    }

    /** The same with the reason, which is kept with the step; null for none. */
    public CompletionStage<MarketView> turnInPlay(String marketId, long expectedVersion, String by, String reason) {
        return view(marketId, new MarketCommand.TurnInPlay(expectedVersion, by, reason));
    }

    public CompletionStage<MarketView> removeSelection(
            String marketId, String selectionId, int reductionHundredths, String by) {
        return view(marketId, new MarketCommand.RemoveSelection(selectionId, reductionHundredths, by));
    }

    public CompletionStage<MarketView> resolve(String marketId, Resolution resolution, String by) {
        return propose(marketId, resolution, null, by);
    }

    /** Proposes a result, which in a market of one person's rules is final; the evidence is null for none. */
    public CompletionStage<MarketView> propose(String marketId, Resolution resolution, Evidence evidence, String by) {
        return view(marketId, new MarketCommand.ResolveMarket(resolution, evidence, by));
    }

    public CompletionStage<MarketView> approve(String marketId, String proposalId, String by) {
        return view(marketId, new MarketCommand.ApproveResolution(proposalId, by));
    }

    public CompletionStage<MarketView> reject(String marketId, String proposalId, String reason, String by) {
        return view(marketId, new MarketCommand.RejectResolution(proposalId, reason, by));
    }

    /** Disputes an approved result; whether the user has a bet in the market is for the caller to check. */
    public CompletionStage<MarketView> dispute(String marketId, String reason, String userId) {
        return view(marketId, new MarketCommand.DisputeResolution(reason, userId));
    }

    /** Disputes an approved result with a bond, which the user's wallet must have set aside before. */
    public CompletionStage<MarketView> dispute(Message.Dispute dispute) {
        return view(dispute.marketId(), new MarketCommand.DisputeWithBond(dispute));
    }

    /** What a source reports; sha256 is that of the words it signed, whose signature the caller has checked. */
    public CompletionStage<MarketView> report(String marketId, String source, Resolution resolution, String sha256) {
        return view(marketId, new MarketCommand.ReportResult(source, resolution, sha256));
    }

    /** Ends a second dispute; a null resolution means that no result is known yet. */
    public CompletionStage<MarketView> arbitrate(String marketId, Resolution resolution, String reason, String by) {
        return view(marketId, new MarketCommand.ArbitrateResolution(resolution, reason, by));
    }

    /** Says what the result of a settled market should have been; it is settled again when two people say the same. */
    public CompletionStage<MarketView> correct(String marketId, Resolution resolution, String by) {
        return view(marketId, new MarketCommand.CorrectResolution(resolution, by));
    }

    /** All markets, oldest first. */
    public CompletionStage<List<MarketSummary>> list() {
        return catalogue.ask(CatalogueEntity.ID, new Catalogue.ViewCatalogue()).thenApply(reply -> {
            if (reply instanceof Catalogue.CatalogueReply.Refused refused) {
                throw new Refusal(refused.reason());
            }
            return ((Catalogue.CatalogueReply.Viewed) reply).markets();
        });
    }

    /** Wakes a market whose journal has come so far; true when it knows that, and nothing in it is unresolved. */
    public CompletionStage<Boolean> wake(String marketId, long seenSequence) {
        return client.ask(marketId, new MarketCommand.Wake(seenSequence))
                .thenApply(reply -> reply instanceof MarketReply.Awake awake && awake.quiet());
    }

    /** Delivers a book's report. */
    public void deliver(Message.BookReport message) {
        client.tell(message.marketId(), new MarketCommand.NoteBook(message));
    }

    /** Delivers a wallet's dispute with a bond. */
    public void deliver(Message.Dispute message) {
        client.tell(message.marketId(), new MarketCommand.DisputeWithBond(message));
    }

    /** Delivers a wallet's word that a bond has ended. */
    public void deliver(Message.BondEnded message) {
        client.tell(message.marketId(), new MarketCommand.NoteBondEnded(message));
    }

    /** Delivers a market's line to the list. */
    public void deliver(Message.Listing message) {
        catalogue.tell(CatalogueEntity.ID, new Catalogue.ListMarket(message.summary()));
    }

    /** Delivers the list's word that it shows a version. */
    public void deliver(Message.Listed message) {
        client.tell(message.marketId(), new MarketCommand.NoteListed(message.version()));
    }

    private CompletionStage<MarketView> view(String marketId, MarketCommand command) {
        return client.ask(marketId, command).thenApply(reply -> {
            if (reply instanceof MarketReply.Refused refused) {
                throw new Refusal(refused.reason());
            }
            return ((MarketReply.Viewed) reply).market();
        });
    }
}
