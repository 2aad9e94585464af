package io.crossbook.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The matching rules a second time, as naively as can be: one flat list, one lot at a time, try and roll back.
 *
 * <p>Shares nothing with {@link LimitBook} but the types it answers with.
 */
final class ReferenceBook {
    private List<RestingOrder> orders = new ArrayList<>();

    MatchResult place(long number, IncomingOrder order) {
        if (order.postOnly() && first(order).isPresent()) {
            return new MatchResult.Refused(MatchRefusal.POST_ONLY_WOULD_CROSS);
        }
        List<RestingOrder> before = new ArrayList<>(orders);
        Map<RestingOrder, Long> fills = new LinkedHashMap<>();
        Map<Long, Long> cuts = new LinkedHashMap<>();
        Map<Long, RestingOrder> asMet = new LinkedHashMap<>();
        long toDo = order.size();
        long matched = 0;
        for (Optional<RestingOrder> next = first(order); toDo > 0 && next.isPresent(); next = first(order)) {
            RestingOrder resting = next.get();
            asMet.putIfAbsent(resting.number(), resting);
            if (!resting.owner().equals(order.owner())) {
                fills.merge(asMet.get(resting.number()), 1L, Long::sum);
                shrink(resting, 1);
                matched++;
                toDo--;
                continue;
            }
            SelfTradePrevention stp = order.stp();
            if (stp == SelfTradePrevention.DECREMENT) {
                cuts.merge(resting.number(), 1L, Long::sum);
                shrink(resting, 1);
                toDo--;
            }
            if (stp == SelfTradePrevention.CANCEL_MAKER || stp == SelfTradePrevention.CANCEL_BOTH) {
                cuts.put(resting.number(), resting.remaining());
                shrink(resting, resting.remaining());
            }
            if (stp == SelfTradePrevention.CANCEL_TAKER || stp == SelfTradePrevention.CANCEL_BOTH) {
                toDo = 0;
                return done(number, order, fills, cuts, matched, 0, before);
            }
        }
        boolean mayRest = order.timeInForce() == TimeInForce.GTC || order.timeInForce() == TimeInForce.GTD;
        return done(number, order, fills, cuts, matched, mayRest ? toDo : 0, before);
    }

    MatchResult replace(long number, long newNumber, IncomingOrder newTerms) {
        List<RestingOrder> before = new ArrayList<>(orders);
        orders.removeIf(order -> order.number() == number);
        MatchResult result = place(newNumber, newTerms);
        if (result instanceof MatchResult.Refused) {
            orders = before;
        }
        return result;
    }

    long reduce(long number, long size) {
        RestingOrder order = orders.stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow();
        long taken = Math.min(size, order.remaining());
        shrink(order, taken);
        return taken;
    }

    List<RestingOrder> inOrder() {
        return orders.stream()
                .sorted(Comparator.comparing(RestingOrder::side)
                        .thenComparing(order -> order.side() == Side.BUY ? -order.tick() : order.tick())
                        .thenComparing(RestingOrder::number))
                .toList();
    }

    private MatchResult done(
            long number,
            IncomingOrder order,
            Map<RestingOrder, Long> fills,
            Map<Long, Long> cuts,
            long matched,
            long resting,
            List<RestingOrder> before) {
        if (order.timeInForce() == TimeInForce.FOK && matched != order.size()) {
            orders = before;
            return new MatchResult.Refused(MatchRefusal.FOK_NOT_FILLABLE);
        }
        if (resting > 0) {
            orders.add(new RestingOrder(number, order.owner(), order.side(), order.tick(), resting));
        }
        List<Fill> fillList = new ArrayList<>();
        fills.forEach((met, size) -> fillList.add(new Fill(met.number(), met.tick(), size)));
        List<SelfTradeCut> cutList = new ArrayList<>();
        cuts.forEach((met, size) -> cutList.add(new SelfTradeCut(met, size)));
        return new MatchResult.Matched(
                new Execution(fillList, cutList, matched, order.size() - matched - resting, resting));
    }

    private Optional<RestingOrder> first(IncomingOrder incoming) {
        Comparator<RestingOrder> byTick = Comparator.comparing(RestingOrder::tick);
        return orders.stream()
                .filter(order -> order.side() != incoming.side())
                .filter(order ->
                        incoming.side() == Side.BUY ? order.tick() <= incoming.tick() : order.tick() >= incoming.tick())
                .min((incoming.side() == Side.BUY ? byTick : byTick.reversed()).thenComparing(RestingOrder::number));
    }

    private void shrink(RestingOrder order, long by) {
        orders.remove(order);
        if (by < order.remaining()) {
            orders.add(new RestingOrder(
                    order.number(), order.owner(), order.side(), order.tick(), order.remaining() - by));
        }
    }
}
