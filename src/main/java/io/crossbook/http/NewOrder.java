package io.crossbook.http;

import io.crossbook.domain.matching.SelfTradePrevention;
import io.crossbook.domain.matching.Side;
import io.crossbook.domain.matching.TimeInForce;
import io.crossbook.domain.money.TickTable;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.OnInPlay;
import io.crossbook.protocol.OrderTerms;
import io.crossbook.sourcing.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The body that places an order. */
record NewOrder(
        String clientOrderId,
        String marketId,
        String selectionId,
        KindWords.SideWord side,
        Type type,
        String price,
        String size,
        TimeInForce timeInForce,
        String expiresAt,
        Boolean postOnly,
        OnInPlay onInPlay,
        SelfTradePrevention stp,
        Long marketVersion,
        Long validUntilMs) {
    private static final int PRICE_SCALE = 4;
    private static final long VALUE_MAX = 10_000_000_000_000_000L;
    private static final Set<TimeInForce> AT_ONCE = EnumSet.of(TimeInForce.IOC, TimeInForce.FOK);

    /** LIMIT has a price; MARKET takes what is there, with price as protection or a protection of our own. */
    enum Type {
        LIMIT,
        MARKET
    }

    /** The time inside the client's id in milliseconds since 1970. */
    static long idMillis(String clientOrderId) {
        OptionalLong millis = Ids.embeddedMillis(Fields.required("clientOrderId", clientOrderId));
        return millis.orElseThrow(() -> ProblemException.field(ProblemCode.INVALID_ID, "clientOrderId", null));
    }

    /** Fills in what the client may leave out. */
    NewOrder complete() {
        Type kind = Fields.orElse(type, Type.LIMIT);
        return new NewOrder(
                clientOrderId,
                Fields.required("marketId", marketId),
                Fields.required("selectionId", selectionId),
                Fields.required("side", side),
                kind,
                price,
                Fields.required("size", size),
                Fields.orElse(timeInForce, kind == Type.LIMIT ? TimeInForce.GTC : TimeInForce.IOC),
                expiresAt,
                Fields.orElse(postOnly, false),
                Fields.orElse(onInPlay, OnInPlay.LAPSE),
                Fields.orElse(stp, SelfTradePrevention.CANCEL_TAKER),
                Fields.orElse(marketVersion, 0L),
                Fields.orElse(validUntilMs, 0L));
    }

    /** Refuses combinations that contradict themselves. */
    void check() {
        check(type == Type.MARKET || price != null, "price", "A limit order has a price.");
        check(type == Type.LIMIT || AT_ONCE.contains(timeInForce), "timeInForce", "A market order is IOC or FOK.");
        check(
                (timeInForce == TimeInForce.GTD) == (expiresAt != null),
                "expiresAt",
                "GTD, and only GTD, has expiresAt.");
        check(!postOnly || !AT_ONCE.contains(timeInForce), "postOnly", "A post-only order may rest.");
        check(marketVersion >= 0, "marketVersion", "A version is positive.");
        check(validUntilMs >= 0 && validUntilMs < Long.MAX_VALUE / 1_000, "validUntilMs", "Milliseconds since 1970.");
    }

    private static void check(boolean holds, String field, String detail) {
        if (!holds) {
            throw ProblemException.field(ProblemCode.INVALID_FIELD, field, detail);
        }
    }

    Side bookSide(MarketDefinition market) {
        return KindWords.of(market.kind()).side(side);
    }

    int selection(MarketDefinition market) {
        int index = market.indexOf(selectionId);
        if (index < 0) {
            throw new ProblemException(ProblemCode.SELECTION_NOT_FOUND);
        }
        return index;
    }

    /** The tick of the price, empty when there is none. */
    OptionalInt tick(MarketDefinition market) {
        if (price == null) {
            return OptionalInt.empty();
        }
        ProblemCode bad = KindWords.of(market.kind()).badPrice();
        int tick = market.terms().rules().ticks().tick(Fields.decimal(bad, "price", price, PRICE_SCALE));
        if (tick < 0) {
            throw ProblemException.field(bad, "price", null);
        }
        return OptionalInt.of(tick);
    }

    /** The terms at this tick; refuses a value that no wallet could reckon with. */
    OrderTerms terms(MarketDefinition market, int tick) {
        TickTable ticks = market.terms().rules().ticks();
        long hundredths = Fields.size("size", size);
        if (Math.multiplyHigh(ticks.price(tick), hundredths) != 0 || ticks.price(tick) * hundredths > VALUE_MAX) {
            throw ProblemException.field(ProblemCode.INVALID_SIZE, "size", "Price times size is too large.");
        }
        return new OrderTerms(
                selection(market),
                bookSide(market),
                tick,
                hundredths,
                timeInForce,
                expiresAt == null ? 0 : Fields.micros("expiresAt", expiresAt),
                postOnly,
                onInPlay,
                stp,
                marketVersion,
                TimeUnit.MILLISECONDS.toMicros(validUntilMs));
    }

    /** A hash of what the client asked for, however it was written; not of what we derived from it. */
    String fingerprint(MarketDefinition market) {
        String canonical = String.join(
                "|",
                marketId,
                selectionId,
                side.name(),
                type.name(),
                tick(market).isPresent() ? Integer.toString(tick(market).getAsInt()) : "-",
                Long.toString(Fields.size("size", size)),
                timeInForce.name(),
                expiresAt == null ? "-" : Long.toString(Fields.micros("expiresAt", expiresAt)),
                postOnly.toString(),
                onInPlay.name(),
                stp.name(),
                marketVersion.toString(),
                validUntilMs.toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
