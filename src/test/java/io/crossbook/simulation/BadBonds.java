package io.crossbook.simulation;

import io.crossbook.protocol.BondFate;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Outgoing;
import java.util.List;

/** Bugs in the bonds of disputes. */
final class BadBonds {
    private BadBonds() {}

    /** Says of each dispute that it takes that it was right. */
    static final class RewardAtOnce extends Parts {
        @Override
        List<Outgoing> sent(Outgoing message) {
            return message instanceof Message.BondWord word && word.fate() == BondFate.HELD
                    ? List.of(new Message.BondWord(
                            word.userId(), word.marketId(), word.proposalId(), BondFate.REWARDED, 1, null))
                    : List.of(message);
        }
    }
}
