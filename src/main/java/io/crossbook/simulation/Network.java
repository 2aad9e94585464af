package io.crossbook.simulation;

import io.crossbook.market.MarketCommand;
import io.crossbook.orderbook.OrderBookCommand;
import io.crossbook.protocol.Message;
import io.crossbook.sourcing.Command;
import io.crossbook.sourcing.Outgoing;
import io.crossbook.wallet.WalletCommand;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes messages from machine to machine: at most once by contract, in truth also twice, late and in any order. What
 * clients ask is never doubled, as no actor system doubles it, but may be late by minutes.
 */
final class Network {
    private static final int MACHINES_MAX = 16;

    private final World world;
    private final Set<Integer> cut = new HashSet<>();

    Network(World world) {
        this.world = world;
    }

    /** From now on nothing gets from one machine to the other; the way back may be open. */
    void cut(Machine from, Machine to) {
        cut.add(link(from, to));
    }

    void mend() {
        cut.clear();
    }

    private static int link(Machine from, Machine to) {
        return from.number() * MACHINES_MAX + to.number();
    }

    void send(Machine from, Outgoing message) {
        world.witness(message);
        world.parts().sent(message).forEach(one -> transmit(from, one));
    }

    private void transmit(Machine from, Outgoing message) {
        Weather weather = world.weather();
        if (weather.strikes(Fault.MESSAGE_LOST)) {
            return;
        }
        world.schedule().after(latency(), () -> deliver(from, message));
        if (weather.strikes(Fault.MESSAGE_DOUBLED)) {
            world.schedule().after(latency(), () -> deliver(from, message));
        }
    }

    private long latency() {
        Weather weather = world.weather();
        return weather.strikes(Fault.MESSAGE_LATE)
                ? weather.lateness()
                : weather.between(100, 100L << weather.below(8));
    }

    private void deliver(Machine from, Outgoing message) {
        world.chronicle().note("network", message.getClass().getSimpleName(), message);
        if (message instanceof Message.Place place) {
            tell(from, world.book(place.marketId()), new OrderBookCommand.PlaceOrder(place));
        } else if (message instanceof Message.EffectsAck ack) {
            tell(from, world.book(ack.marketId()), new OrderBookCommand.NoteAck(ack));
        } else if (message instanceof Message.Control control) {
            tell(from, world.book(control.marketId()), new OrderBookCommand.ApplyControl(control));
        } else if (message instanceof Message.Placed answer) {
            tell(from, world.wallet(answer.userId()), new WalletCommand.NotePlaced(answer));
        } else if (message instanceof Message.Effects effects) {
            tell(from, world.wallet(effects.userId()), new WalletCommand.ApplyEffects(effects));
        } else if (message instanceof Message.BookReport report) {
            tell(from, world.market(report.marketId()), new MarketCommand.NoteBook(report));
        } else if (message instanceof Message.Listing listing) {
            world.listed(listing.summary().marketId(), listing.summary().version());
        } else if (message instanceof Message.Dispute dispute) {
            tell(from, world.market(dispute.marketId()), new MarketCommand.DisputeWithBond(dispute));
        } else if (message instanceof Message.BondWord word) {
            tell(from, world.wallet(word.userId()), new WalletCommand.HearBond(word));
        } else if (message instanceof Message.BondEnded ended) {
            tell(from, world.market(ended.marketId()), new MarketCommand.NoteBondEnded(ended));
        } else if (message instanceof Message.Credit credit) {
            world.payIns().credit(credit);
        } else if (message instanceof Message.PayOut payOut) {
            world.provider().payOut(payOut);
        } else {
            throw new Violation("nobody takes " + message);
        }
    }

    private <C extends Command<?, ?, R>, R> void tell(Machine from, SimulatedEntity<C, ?, ?, R> to, C command) {
        if (!cut.isEmpty() && cut.contains(link(from, to.machine()))) {
            world.weather().count(Fault.LINK_CUT);
            return;
        }
        to.tell(command, ignored -> {});
    }

    /** Asks an entity from outside; the answer comes once, late or never. */
    <C extends Command<?, ?, R>, R> void ask(SimulatedEntity<C, ?, ?, R> to, C command, Consumer<R> answer) {
        if (world.weather().strikes(Fault.MESSAGE_LOST)) {
            return;
        }
        world.schedule().after(latency(), () -> {
            world.chronicle().note("client", command.getClass().getSimpleName(), command);
            to.tell(command, reply -> {
                world.chronicle().note("client", reply.getClass().getSimpleName(), reply);
                if (!world.weather().strikes(Fault.MESSAGE_LOST)) {
                    world.schedule().after(latency(), () -> answer.accept(reply));
                }
            });
        });
    }
}
