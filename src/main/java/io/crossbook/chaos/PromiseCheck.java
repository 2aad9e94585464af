package io.crossbook.chaos;

import io.crossbook.domain.money.Money;
import io.crossbook.history.Operation;
import io.crossbook.history.Operation.Kind;
import io.crossbook.protocol.OrderIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what clients were told against the journal. An attempt without an answer promises nothing, either way; a
 * refusal is final unless another attempt of the same request had no answer.
 */
public final class PromiseCheck {
    private final JournalFacts journal;
    private final List<Breach> breaches = new ArrayList<>();

    /** All attempts under one id, the first of which says what the id stands for. */
    private record Request(Kind kind, String id, List<Operation> same, List<Operation> other) {
        Request(Operation first) {
            this(first.kind(), OrderIds.of(first.user(), first.id()), new ArrayList<>(), new ArrayList<>());
        }

        void add(Operation operation) {
            boolean like = same.isEmpty() || same.get(0).asked().equals(operation.asked());
            (like ? same : other).add(operation);
        }

        private boolean has(Outcome outcome) {
            return same.stream().anyMatch(operation -> Outcome.of(operation) == outcome);
        }

        boolean isDone() {
            return has(Outcome.DONE);
        }

        boolean isRefused() {
            return has(Outcome.REFUSED);
        }

        boolean isUnknown() {
            return has(Outcome.UNKNOWN);
        }
    }

    private PromiseCheck(JournalFacts journal) {
        this.journal = journal;
    }

    /** What is broken, nothing when every promise was kept. */
    public static List<Breach> check(List<Operation> history, JournalFacts journal) {
        PromiseCheck check = new PromiseCheck(journal);
        check.run(history);
        return check.breaches;
    }

    private void run(List<Operation> history) {
        Map<String, Request> requests = new LinkedHashMap<>();
        for (Operation operation : history) {
            switch (operation.kind()) {
                case PLACE, DEPOSIT, WITHDRAW -> requests.computeIfAbsent(
                                operation.kind() + OrderIds.of(operation.user(), operation.id()),
                                same -> new Request(operation))
                        .add(operation);
                case CANCEL, REDUCE -> checkChange(operation);
                case READ_WALLET, READ_ORDER, READ_BOOK -> {
                    // What is read is a matter of the order of events, not of these promises.
                }
            }
        }
        requests.values().forEach(this::check);
        checkNobodyElse(requests);
    }

    private void checkChange(Operation operation) {
        String id = OrderIds.of(operation.user(), operation.id());
        if (Outcome.of(operation) == Outcome.DONE && !journal.isReduced(id) && !journal.isTombstoned(id)) {
            add(Breach.Kind.ACKNOWLEDGED_BUT_LOST, operation);
        }
    }

    private void check(Request request) {
        Long found = found(request);
        for (Operation operation : request.same()) {
            if (Outcome.of(operation) == Outcome.DONE && (found == null || found != asked(operation))) {
                add(Breach.Kind.ACKNOWLEDGED_BUT_LOST, operation);
            }
            if (Outcome.of(operation) == Outcome.REFUSED && request.isDone()) {
                add(Breach.Kind.OUTCOME_CHANGED, operation);
            }
        }
        if (found != null && request.isRefused() && !request.isUnknown() && !request.isDone()) {
            add(Breach.Kind.REFUSED_BUT_DONE, request.same().get(0));
        }
        for (Operation operation : request.other()) {
            if (Outcome.of(operation) == Outcome.DONE) {
                add(Breach.Kind.OTHER_TERMS_TAKEN, operation);
            }
        }
    }

    private Long found(Request request) {
        return switch (request.kind()) {
            case PLACE -> journal.accepted(request.id());
            case DEPOSIT -> journal.deposit(request.id());
            case WITHDRAW -> journal.withdrawal(request.id());
            default -> throw new IllegalStateException(request.kind().name());
        };
    }

    /** Size or amount in the unit of the journal. */
    private static long asked(Operation operation) {
        String field = operation.kind() == Kind.PLACE ? "size" : "amount";
        long micros = Money.parse(Exchange.parse(operation.asked()).path(field).asText())
                .micros();
        return operation.kind() == Kind.PLACE ? micros / 10_000 : micros;
    }

    private void checkNobodyElse(Map<String, Request> requests) {
        Set<String> users = new HashSet<>();
        requests.values().forEach(request -> users.add(request.same().get(0).user()));
        checkNobodyElse(Kind.PLACE, journal.reservedIds(), requests, users);
        checkNobodyElse(Kind.DEPOSIT, journal.depositIds(), requests, users);
        checkNobodyElse(Kind.WITHDRAW, journal.withdrawalIds(), requests, users);
    }

    private void checkNobodyElse(Kind kind, Set<String> ids, Map<String, Request> requests, Set<String> users) {
        for (String id : ids) {
            boolean ofUs = users.stream().anyMatch(user -> OrderIds.isOwnedBy(id, user));
            if (ofUs && !requests.containsKey(kind + id)) {
                breaches.add(new Breach(Breach.Kind.NEVER_ASKED, kind, id));
            }
        }
    }

    private void add(Breach.Kind kind, Operation operation) {
        breaches.add(new Breach(kind, operation.kind(), operation.toString()));
    }
}
