package io.crossbook.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossbook.audit.Audit;
import io.crossbook.audit.Where;
import io.crossbook.domain.money.Money;
import io.crossbook.domain.money.Price;
import io.crossbook.domain.money.Size;
import io.crossbook.domain.money.TickTable;
import io.crossbook.history.Operation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds for each operation where in the journal it must have been, and whether the journal bears out the answer. */
final class Claims {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final String WALLET = "Wallet|";

    private final Witness witness;
    private final List<Claim> claims = new ArrayList<>();
    /** Orders whose events in the book do not say which of an owner's two ways took the size off. */
    private final Set<String> reduced = new HashSet<>();

    private final List<String> contradictions = new ArrayList<>();
    private int writes;
    private int reads;

    Claims(Witness witness) {
        this.witness = witness;
    }

    /** The events after which reads say that they saw an entity. */
    static Set<Where> looks(List<Operation> operations) {
        Set<Where> looks = new HashSet<>();
        for (Operation read : operations) {
            if ((read.kind() == Kind.READ_WALLET || read.kind() == Kind.READ_BOOK) && read.isAcknowledged()) {
                looks.add(new Where(read.entity(), body(read).path("seq").asLong()));
            }
        }
        return looks;
    }

    void add(List<Operation> operations) {
        Map<String, List<Operation>> attempts = new LinkedHashMap<>();
        for (Operation operation : operations) {
            switch (operation.kind()) {
                case READ_WALLET -> readWallet(operation);
                case READ_BOOK -> readBook(operation);
                case READ_ORDER -> readOrder(operation);
                case REDUCE -> reduced.add(operation.id());
                default -> attempts.computeIfAbsent(
                                operation.kind() + " " + operation.user() + " " + operation.id(),
                                same -> new ArrayList<>())
                        .add(operation);
            }
        }
        attempts.values().forEach(this::write);
        operations.stream().filter(one -> one.kind() == Kind.PLACE).forEach(this::tellOfOrder);
    }

    /** All attempts with one id are one operation: it happened after the first began, and before the first "done". */
    private void write(List<Operation> attempts) {
        if (attempts.stream().allMatch(Operation::isRefused)) {
            return;
        }
        long invoked =
                attempts.stream().mapToLong(Operation::invokedNanos).min().orElseThrow();
        long returned = attempts.stream()
                .filter(Operation::isAcknowledged)
                .mapToLong(Operation::returnedNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        Operation one = attempts.get(0);
        String words = words(one);
        switch (one.kind()) {
            case PLACE -> {
                witness.reservation(one.user(), one.id())
                        .ifPresent(at -> claim(WALLET + one.user(), true, at, at, invoked, returned, words));
                witness.order(one.user(), one.id())
                        .ifPresent(order -> claim(
                                one.entity(), true, order.acceptedAt(), order.acceptedAt(), invoked, returned, words));
            }
            case CANCEL -> witness.order(one.user(), one.id())
                    .filter(order -> !reduced.contains(one.id()))
                    .flatMap(OrderStory::onlyCancellation)
                    .ifPresent(at -> claim(one.entity(), true, at, at, invoked, returned, words));
            default -> witness.payment(one.user(), one.id())
                    .ifPresent(at -> claim(WALLET + one.user(), true, at, at, invoked, returned, words));
        }
    }

    private void readWallet(Operation read) {
        if (!read.isAcknowledged()) {
            return;
        }
        JsonNode body = body(read);
        long seq = look(read, body);
        Optional<Audit.Funds> funds = witness.funds(new Where(read.entity(), seq));
        if (funds.isEmpty()) {
            if (seq > 0) {
                contradictions.add(words(read) + " is of event " + seq + ", which is not in the journal");
            }
            return;
        }
        var told =
                new Audit.Funds(micros(body, "balance"), micros(body, "available"), micros(body, "pendingWithdrawals"));
        if (!told.equals(funds.get())) {
            contradictions.add(words(read) + " says " + told + " after event " + seq + ", the journal " + funds.get());
        }
    }

    private void readBook(Operation read) {
        if (!read.isAcknowledged()) {
            return;
        }
        JsonNode body = body(read);
        long seq = look(read, body);
        Optional<Audit.Levels> levels = witness.levels(new Where(read.entity(), seq));
        if (levels.isEmpty()) {
            contradictions.add(words(read) + " is of event " + seq + ", which is not in the journal");
            return;
        }
        int selection = 0;
        for (JsonNode lane : body.path("selections")) {
            Audit.Lane real = levels.get().lanes().get(selection++);
            TickTable ticks = levels.get().terms().rules().ticks();
            compare(read, seq, lane.hasNonNull("lay") ? lane.get("lay") : lane.path("bids"), shown(real.buys(), ticks));
            compare(
                    read,
                    seq,
                    lane.hasNonNull("back") ? lane.get("back") : lane.path("asks"),
                    shown(real.sells(), ticks));
        }
    }

    /** As clients are told. */
    private static List<List<String>> shown(List<Audit.Level> levels, TickTable ticks) {
        return levels.stream()
                .map(level -> List.of(Price.format(ticks.price(level.tick())), Size.format(level.size())))
                .toList();
    }

    /** A book is read to a depth; below it there may be more. */
    private void compare(Operation read, long seq, JsonNode told, List<List<String>> real) {
        List<List<String>> levels = new ArrayList<>();
        told.forEach(
                level -> levels.add(List.of(level.get(0).asText(), level.get(1).asText())));
        List<List<String>> best = levels.isEmpty() ? real : real.subList(0, Math.min(levels.size(), real.size()));
        if (!levels.equals(best)) {
            contradictions.add(words(read) + " says " + levels + " after event " + seq + ", the journal " + best);
        }
    }

    private void readOrder(Operation read) {
        if (read.status() == NOT_FOUND) {
            claim(story(read), false, 0, 0, read.invokedNanos(), read.returnedNanos(), words(read));
        }
        tellOfOrder(read);
    }

    /** An answer that shows an order is a read of it, also the answer of its placement. */
    private void tellOfOrder(Operation told) {
        Optional<OrderStory> order = witness.order(told.user(), told.id());
        JsonNode matched = told.isAcknowledged() ? body(told).path("sizeMatched") : null;
        if (order.isEmpty() || matched == null || matched.isMissingNode()) {
            return;
        }
        Optional<OrderStory.Range> when =
                order.get().whenMatched(Size.parse(matched.asText()).hundredths());
        if (when.isEmpty()) {
            contradictions.add(words(told) + " says that " + matched.asText() + " is matched, which it never was");
            return;
        }
        claim(
                story(told),
                false,
                when.get().from(),
                when.get().to(),
                told.invokedNanos(),
                told.returnedNanos(),
                words(told));
    }

    /** An order's own line of events, though they are its book's: wallet and book answer for it by turns. */
    private static String story(Operation operation) {
        return "order " + operation.id();
    }

    private long look(Operation read, JsonNode body) {
        long seq = body.path("seq").asLong();
        claim(read.entity(), false, seq, seq, read.invokedNanos(), read.returnedNanos(), words(read));
        return seq;
    }

    private void claim(String entity, boolean write, long from, long to, long invoked, long returned, String words) {
        if (write) {
            writes++;
        } else {
            reads++;
        }
        claims.add(new Claim(entity, write, from, to, invoked, returned, words));
    }

    private static long micros(JsonNode body, String field) {
        return Money.parse(body.path(field).asText()).micros();
    }

    private static JsonNode body(Operation operation) {
        try {
            return JSON.readTree(operation.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an answer in JSON: " + operation, e);
        }
    }

    private static String words(Operation operation) {
        return operation.kind() + " " + operation.id() + " of client " + operation.client() + " (began at "
                + operation.invokedNanos() + " ns)";
    }

    List<Claim> all() {
        return claims;
    }

    List<String> contradictions() {
        return contradictions;
    }

    int writes() {
        return writes;
    }

    int reads() {
        return reads;
    }
}
