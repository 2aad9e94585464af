package io.crossbook.simulation;

import java.util.List;
import java.util.function.Supplier;

/** The planted bugs, up to 17 in the numbering of the reliability research 3.4; each takes the place of one part. */
record Mutant(String text, Supplier<Parts> parts) {
    static final List<Mutant> ALL = List.of(
            new Mutant("1 a wallet releases an order on a timeout of its own", BadWallets.ReleaseOnTimeout::new),
            new Mutant("2 a book leaves no tombstone", BadBooks.NoTombstone::new),
            new Mutant("3 a tombstone is not durable", BadBooks.TombstoneInMemory::new),
            new Mutant("4 a rejection is not durable", BadBooks.RejectionNotDurable::new),
            new Mutant("5 a book takes an order that it knows", BadBooks.NoDedupe::new),
            new Mutant("6 a wallet accepts a gap in the effects", BadWallets.EffectGap::new),
            new Mutant("7 a wallet accepts an effect again", BadWallets.EffectDuplicate::new),
            new Mutant("8 an entity answers before the write", BadParts.AnswerBeforePersist::new),
            new Mutant("9 an order expires by the wall clock", BadBooks.WallClock::new),
            new Mutant("10 a tombstone is forgotten too early", BadBooks.TombstoneForgotten::new),
            new Mutant("11 an old word to open overrides the close", BadBooks.StaleOpen::new),
            new Mutant("12 progress is saved before the acks", BadParts.ProgressBeforeAcks::new),
            new Mutant("13 a withdrawal is retried with a new key", BadParts.NewPaymentKey::new),
            new Mutant("14 views trust the feed's offset alone", BadParts.OffsetOnly::new),
            new Mutant("15 an entity answers though its write was refused", BadParts.UnfencedZombie::new),
            new Mutant("16 an order goes to the book without funds", BadWallets.UnreservedFunds::new),
            new Mutant("17 a settled channel is forgotten, without an epoch", BadWallets.ChannelForgotten::new),
            new Mutant("18 an order waits less than the bet delay", BadBooks.HastyDelay::new),
            new Mutant("19 a correction keeps the old commission", BadBooks.OldCommission::new),
            new Mutant("20 who proposed a result approves it", BadMarkets.TwoEyes::new),
            new Mutant("21 a result is final while it can be disputed", BadMarkets.FinalTooEarly::new),
            new Mutant("22 wallets hear of a removal without its reduction", BadMarkets.RemovalWithoutReduction::new),
            new Mutant("23 a book takes no notice of a discount", BadBooks.FullCommission::new),
            new Mutant("24 a wallet sends its present discount, not its entry's", BadWallets.PresentDiscount::new),
            new Mutant("25 a market judges bonds when they are disputed", BadBonds.RewardAtOnce::new),
            new Mutant("26 a webhook is believed without its signature", BadParts.GullibleIntake::new),
            new Mutant("27 a wallet takes in a transaction again", BadWallets.CreditedTwice::new),
            new Mutant("28 a halt never ends", BadHalts.EndlessHalt::new),
            new Mutant("29 a source is heard twice", BadMarkets.RepeatedSource::new));
}
