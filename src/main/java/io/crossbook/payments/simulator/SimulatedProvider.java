package io.crossbook.payments.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossbook.domain.money.Money;
import io.crossbook.payments.ProviderTransaction;
import io.crossbook.payments.RequestSignature;
import io.crossbook.payments.TransactionJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A payment provider that serves the interface of docs/payments.md on this machine, with the faults it is told to have.
 * What begins with /simulate stands for the world outside: people who pay in, banks that send money back.
 */
public final class SimulatedProvider implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedProvider.class);
    private static final int PAGE_MAX = 100;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final SimulatedProviderSettings settings;
    private final InstantSource clock;
    private final RequestSignature signature;
    private final FaultDice dice;
    private final ProviderAccount account;
    private final WebhookSender webhooks;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean down;

    private SimulatedProvider(SimulatedProviderSettings settings, InstantSource clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        signature = new RequestSignature(settings.secret());
        dice = new FaultDice(settings.seed(), settings.percents());
        account = new ProviderAccount(settings.state());
        webhooks = new WebhookSender(settings, account, dice, workers, clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
    }

    /** Serves until it is closed; what the exchange has not taken notice of before is told again. */
    public static SimulatedProvider start(SimulatedProviderSettings settings, InstantSource clock) throws IOException {
        SimulatedProvider provider = new SimulatedProvider(settings, clock);
        provider.server.start();
        provider.account.untold().forEach(provider.webhooks::tell);
        return provider;
    }

    /** Where the interface begins. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Somebody pays in; the exchange hears of it by webhook. */
    public ProviderTransaction deposit(String recipient, Money amount, String currency) {
        ProviderTransaction made = account.deposit(recipient, amount, currency, clock.instant());
        webhooks.tell(made.id());
        return made;
    }

    /** A payout comes back or a deposit is taken back; empty when there is no such one. */
    public Optional<ProviderTransaction> reverse(String id) {
        Optional<ProviderTransaction> made = account.reverse(id, clock.instant());
        made.ifPresent(reversal -> webhooks.tell(reversal.id()));
        return made;
    }

    /** Ids of what was paid out, the oldest first. */
    public List<String> payouts() {
        return account.paid();
    }

    /** How often each fault struck. */
    public Map<ProviderFault, Long> struck() {
        return dice.struck();
    }

    /** From now on it answers 503 to everything, or does its work again. */
    public void down(boolean now) {
        down = now;
    }

    /** Webhooks the exchange has not confirmed. */
    public int untold() {
        return account.untold().size();
    }

    /** Forged webhooks that the exchange took for genuine. */
    public long believedForgeries() {
        return webhooks.believedForgeries();
    }

    private void handle(HttpExchange exchange) {
        try {
            Call call = new Call(exchange);
            try {
                route(call);
            } catch (Call.Refused refused) {
                call.answer(refused.status(), refused.getMessage());
            }
        } catch (IOException e) {
            LOG.info("a caller has gone: {}", e.toString());
            exchange.close();
        }
    }

    private void route(Call call) throws IOException {
        if (down) {
            call.answer(UNAVAILABLE, "out of order");
            return;
        }
        switch (call.method() + " " + call.path().replaceFirst("^/transactions/.*", "/transactions/")) {
            case "POST /payouts" -> payOut(signed(call));
            case "GET /payouts" -> payout(signed(call));
            case "GET /transactions/" -> transaction(signed(call));
            case "GET /statement" -> statement(signed(call));
            case "POST /simulate/deposits" -> deposit(call);
            case "POST /simulate/reversals" -> reverse(call);
            case "GET /simulate/faults" -> faults(call);
            default -> call.answer(NOT_FOUND, "there is nothing at this address");
        }
    }

    private Call signed(Call call) {
        call.requireSignature(signature, clock.instant().getEpochSecond());
        return call;
    }

    private void payOut(Call call) throws IOException {
        if (dice.strikes(ProviderFault.ERROR_BEFORE)) {
            call.answer(UNAVAILABLE, "try again");
            return;
        }
        boolean silent = dice.strikes(ProviderFault.TIMEOUT);
        if (silent && dice.below(2) == 0) {
            hold(call);
            return;
        }
        JsonNode body = call.json();
        String reference = Call.text(body, "reference");
        if (!reference.equals(call.header("Idempotency-Key"))) {
            throw new Call.Refused(BAD_REQUEST, "the key is not the reference");
        }
        Optional<ProviderTransaction> made = account.payOut(
                reference,
                Call.text(body, "recipient"),
                Call.amount(body),
                Call.text(body, "currency"),
                clock.instant(),
                () -> dice.strikes(ProviderFault.REFUSED));
        if (made.isEmpty()) {
            call.answer(CONFLICT, "the reference was used for another payout");
        } else if (silent) {
            hold(call);
        } else if (dice.strikes(ProviderFault.ERROR_AFTER)) {
            call.answer(FAILED, "something went wrong");
        } else {
            call.answer(CREATED, payout(made.get()));
        }
    }

    private void hold(Call call) {
        CompletableFuture.delayedExecutor(settings.hold().toMillis(), TimeUnit.MILLISECONDS, workers)
                .execute(call::hangUp);
    }

    private void payout(Call call) throws IOException {
        Optional<ProviderTransaction> known = call.parameter("reference").flatMap(account::payout);
        if (known.isPresent()) {
            call.answer(OK, payout(known.get()));
        } else {
            call.answer(NOT_FOUND, "there is no payout of this reference");
        }
    }

    private static ObjectNode payout(ProviderTransaction made) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", made.id());
        json.put("status", made.isSettled() ? "PAID" : "FAILED");
        if (!made.isSettled()) {
            json.put("reason", ProviderAccount.reason());
        }
        json.put("reference", made.reference());
        json.put("amount", made.amount().toString());
        json.put("currency", made.currency());
        return json;
    }

    private void transaction(Call call) throws IOException {
        if (dice.strikes(ProviderFault.ERROR_BEFORE)) {
            call.answer(UNAVAILABLE, "try again");
            return;
        }
        String id = call.path().substring("/transactions/".length());
        Optional<ProviderTransaction> known = account.find(id);
        if (known.isPresent()) {
            call.answer(OK, TransactionJson.write(known.get()));
        } else {
            call.answer(NOT_FOUND, "there is no such transaction");
        }
    }

    private void statement(Call call) throws IOException {
        try {
            int after = call.parameter("after").map(Integer::parseInt).orElse(0);
            call.answer(OK, account.statement(Math.max(0, after), PAGE_MAX));
        } catch (NumberFormatException e) {
            throw new Call.Refused(BAD_REQUEST, "after is not a position");
        }
    }

    private void deposit(Call call) throws IOException {
        JsonNode body = call.json();
        ProviderTransaction made =
                deposit(Call.text(body, "recipient"), Call.amount(body), Call.text(body, "currency"));
        call.answer(CREATED, TransactionJson.write(made));
    }

    private void reverse(Call call) throws IOException {
        Optional<ProviderTransaction> made = reverse(Call.text(call.json(), "id"));
        if (made.isPresent()) {
            call.answer(CREATED, TransactionJson.write(made.get()));
        } else {
            call.answer(NOT_FOUND, "there is no such transaction that is settled");
        }
    }

    private void faults(Call call) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        dice.struck().forEach((fault, times) -> json.put(fault.name(), times));
        json.put("believedForgeries", webhooks.believedForgeries());
        json.put("untold", untold());
        call.answer(OK, json);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        workers.shutdownNow();
        account.close();
    }
}
