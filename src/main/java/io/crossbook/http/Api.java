package io.crossbook.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.actor.ClassicActorSystemProvider;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import akka.japi.function.Function;
import io.crossbook.auth.Principal;
import io.crossbook.market.MarketDefinition;
import io.crossbook.notification.Notice;
import io.crossbook.protocol.OrderView;
import io.crossbook.readside.Queries;
import io.crossbook.sourcing.Tracing;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.CompletionStage;

/** All routes of the JSON API. What stands behind {@code authenticated} cannot be reached without a valid token. */
public final class Api {
    private final Gate gate;
    private final DocsRoutes docs = new DocsRoutes();
    private final WebRoutes web = new WebRoutes(new WebFiles());
    private final IdentityRoutes identity;
    private final OwnAccountRoutes ownAccount;
    private final WalletRoutes wallet;
    private final PaymentRoutes payments;
    private final WithdrawalRoutes withdrawals;
    private final OfficeRoutes office;
    private final SwitchRoutes switches;
    private final MarketRoutes markets;
    private final MarketAdminRoutes marketAdmin;
    private final ResolutionRoutes resolutions;
    private final CorrectionRoutes corrections;
    private final MarketLogRoutes marketLogs;
    private final LogRoutes log;
    private final SystemRoutes system;
    private final OracleRoutes oracle;
    private final OrderRoutes orders;
    private final StreamRoutes stream;
    private final NotificationRoutes notifications;
    private final AlertRoutes alerts;
    private final DocumentRoutes documents;
    private final ShareRoutes shares;
    private final DiscountRoutes discounts;
    private final UserRoutes users;

    public Api(Services services, HttpSettings settings) {
        Definitions definitions = new Definitions(services.markets());
        gate = new Gate(services.identity(), new RateLimiter(settings.limits(), TimeMeter.SYSTEM_NANOTIME));
        identity = new IdentityRoutes(services.identity());
        ownAccount = new OwnAccountRoutes(services.identity());
        Queries queries = services.queries();
        payments = new PaymentRoutes(services.payments(), queries);
        withdrawals = new WithdrawalRoutes(services.payments().payouts(), queries);
        office = new OfficeRoutes(queries);
        boolean payIn = services.payments().intake().isEmpty();
        wallet = new WalletRoutes(services.wallets(), queries, definitions, settings.currency(), payIn);
        markets = new MarketRoutes(services.markets(), services.books(), queries, definitions);
        stream = new StreamRoutes(services.streams(), services.identity(), definitions, settings.allowedOrigins());
        marketAdmin = new MarketAdminRoutes(
                services.markets(), services.books(), settings.oracleSources().keySet());
        resolutions = new ResolutionRoutes(services.markets(), services.books(), services.wallets(), definitions);
        corrections = new CorrectionRoutes(services.markets(), services.books(), definitions);
        marketLogs = new MarketLogRoutes(queries, definitions);
        log = new LogRoutes(queries);
        system = new SystemRoutes(queries);
        oracle = new OracleRoutes(
                services.markets(), services.books(), definitions, settings.oracleSources(), queries::now);
        OrderDesk desk = new OrderDesk(services.placements(), services.books(), definitions, services.switches());
        switches = new SwitchRoutes(services.switches(), services.placements(), queries);
        orders = new OrderRoutes(services.placements(), desk, queries, definitions, gate);
        notifications = new NotificationRoutes(services.inboxes());
        alerts = new AlertRoutes(services.inboxes().inboxes(), services.books(), definitions);
        documents = new DocumentRoutes(services.documents(), queries);
        shares = new ShareRoutes(services, definitions);
        discounts = new DiscountRoutes(services.wallets(), services.identity());
        users = new UserRoutes(services.identity(), services.wallets(), settings.currency());
    }

    /** An order as this API writes it, for others who tell its owner. */
    public static byte[] orderJson(OrderView order, MarketDefinition market) {
        return Json.bytes(OrderJson.of(order, market));
    }

    /** A notice as this API writes it, but for whether it was read. */
    public static byte[] noticeJson(Notice notice) {
        return Json.bytes(NotificationJson.pushed(notice));
    }

    Function<HttpRequest, CompletionStage<HttpResponse>> handler(
            ClassicActorSystemProvider system, HttpObserver observer, Tracing tracing) {
        return new Frame(route(), system, observer, tracing);
    }

    private Route route() {
        return concat(
                docs.route(),
                pathPrefix("v1", payments::open),
                pathPrefix(
                        "v1",
                        () -> gate.identified(caller -> concat(
                                identity.open(),
                                markets.open(),
                                oracle.open(),
                                stream.open(),
                                caller.authenticated(this::own)))),
                web.route());
    }

    private Route own(Principal principal) {
        return concat(
                orders.route(principal),
                wallet.route(principal),
                payments.route(principal),
                withdrawals.route(principal),
                office.route(principal),
                switches.route(principal),
                identity.route(principal),
                ownAccount.route(principal),
                notifications.route(principal),
                alerts.route(principal),
                documents.route(principal),
                shares.route(principal),
                discounts.route(principal),
                users.route(principal),
                corrections.route(principal),
                marketLogs.route(principal),
                log.route(principal),
                system.route(principal),
                marketAdmin.route(principal),
                resolutions.route(principal));
    }
}
