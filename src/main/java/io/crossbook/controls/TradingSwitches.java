package io.crossbook.controls;

import akka.actor.typed.ActorSystem;
import io.crossbook.sourcing.EntityClient;
import io.crossbook.sourcing.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Reaches the switches, and knows on each node how they stood a second ago. Refusals fail the stage with
 * {@link Refusal}, a timeout means the outcome is unknown: ask again.
 */
public final class TradingSwitches {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final EntityClient<SwitchEntity.Request, SwitchCommand, SwitchReply> client;

    /** What this node knows; null before it has heard anything. */
    private volatile List<TradingSwitch> known;

    public TradingSwitches(ActorSystem<?> system, Duration askTimeout) {
        client = new EntityClient<>(system, SwitchEntity.KEY, SwitchEntity.Request::new, askTimeout);
    }

    /** Keeps what this node knows fresh until the system ends; call it once {@link SwitchEntity} runs. */
    public void follow(ActorSystem<?> system) {
        system.scheduler().scheduleWithFixedDelay(Duration.ZERO, LOOK_EVERY, this::look, system.executionContext());
    }

    private void look() {
        // A node that hears nothing goes on with what it knew.
        CompletionStage<List<TradingSwitch>> heard = all();
        heard.thenAccept(switches -> known = switches);
    }

    /** All switches that are not open. */
    public CompletionStage<List<TradingSwitch>> all() {
        return ask(new SwitchCommand.ListSwitches(), SwitchReply.Listed.class).thenApply(SwitchReply.Listed::switches);
    }

    /** Sets a switch durably; this node obeys it when the stage completes, the others within a second. */
    public CompletionStage<TradingSwitch> set(
            SwitchScope scope, String subject, SwitchMode mode, String by, String reason) {
        return ask(new SwitchCommand.SetSwitch(scope, subject, mode, by, reason), SwitchReply.Stands.class)
                .thenCompose(stands -> all().thenApply(switches -> {
                    known = switches;
                    return stands.standing();
                }));
    }

    /** Why a new order of this user in this market is refused, if it is. */
    public Optional<Refusal> refusal(String userId, String marketId) {
        List<TradingSwitch> now = known;
        if (now == null) {
            return Optional.of(new Refusal(SwitchRejection.BUSY));
        }
        return now.stream()
                .filter(closed -> concerns(closed, userId, marketId))
                .findFirst()
                .map(closed -> new Refusal(
                        SwitchRejection.TRADING_STOPPED,
                        Map.of("scope", closed.scope().name())));
    }

    private static boolean concerns(TradingSwitch closed, String userId, String marketId) {
        return switch (closed.scope()) {
            case EXCHANGE -> true;
            case MARKET -> closed.subject().equals(marketId);
            case USER -> closed.subject().equals(userId);
        };
    }

    private <T extends SwitchReply> CompletionStage<T> ask(SwitchCommand command, Class<T> expected) {
        return client.ask(SwitchEntity.ID, command).thenApply(reply -> {
            if (reply instanceof SwitchReply.Refused refused) {
                throw new Refusal(refused.reason());
            }
            return expected.cast(reply);
        });
    }
}
