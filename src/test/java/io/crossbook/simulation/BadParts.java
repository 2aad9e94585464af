package io.crossbook.simulation;

import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Outgoing;
import java.util.List;

/** Bugs in what carries the entities. */
final class BadParts {
    private BadParts() {}

    static final class AnswerBeforePersist extends Parts {
        @Override
        Fence fence() {
            return (write, success, failure) -> {
                success.run();
                write.start(done -> {
                    if (!done) {
                        failure.run();
                    }
                });
            };
        }
    }

    static final class UnfencedZombie extends Parts {
        @Override
        Fence fence() {
            return (write, success, failure) -> write.start(ignored -> success.run());
        }
    }

    static final class ProgressBeforeAcks extends Parts {
        @Override
        List<Outgoing> sent(Outgoing message) {
            if (!(message instanceof Message.Effects sent)) {
                return List.of(message);
            }
            long last = sent.from() + sent.effects().size() - 1;
            return List.of(sent, new Message.EffectsAck(sent.marketId(), sent.userId(), sent.epoch(), last));
        }
    }

    static final class NewPaymentKey extends Parts {
        private int attempts;

        @Override
        String paymentKey(Message.PayOut message) {
            attempts++;
            return message.withdrawalId() + "#" + attempts;
        }
    }

    static final class OffsetOnly extends Parts {
        @Override
        ViewRule viewRule() {
            return (batch, progress, journal) -> batch;
        }
    }

    static final class GullibleIntake extends Parts {
        @Override
        PayIns.Transfer believed(PayIns.Webhook webhook, PayIns.Transfer inTheBooks) {
            return webhook.transfer();
        }
    }
}
