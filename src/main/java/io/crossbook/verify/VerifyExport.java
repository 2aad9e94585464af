package io.crossbook.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Verifies an export of a Crossbook journal and reckons every balance anew. Needs nothing but a JDK, 17 or newer:
 *
 * <pre>java VerifyExport.java [--balances] [--hash HEX] EXPORT [CONTINUATION...]</pre>
 *
 * Exit codes: 0 everything agrees; 1 something differs; 2 the command line is wrong or a file cannot be opened. The
 * format is described in docs/export.md. Money is counted in micros (1e-6), sizes in hundredths, prices in 1e-4.
 */
public final class VerifyExport {
    private static final int EXIT_DIFFERENT = 1;
    private static final int EXIT_UNREADABLE = 2;
    private static final int SHOWN_MAX = 20;
    private static final int SHOWN_EVERY = 20_000;
    private static final String FORMAT = "crossbook-export/1";
    private static final String NO_HASH = "0".repeat(64);

    private final PrintStream out;
    /** Where to say how far it is; null when nobody watches. */
    private final PrintStream terminal;

    private final Ledger ledger = new Ledger();
    private final Map<String, Long> sequences = new HashMap<>();
    private String lastHash = NO_HASH;
    private long lastOrdering;
    private long events;
    private long differences;

    private VerifyExport(PrintStream out, PrintStream terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Does what the command line says and returns the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<Path> files = new ArrayList<>();
        boolean balances = false;
        String expected = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--balances")) {
                balances = true;
            } else if (arguments[i].equals("--hash") && i + 1 < arguments.length) {
                i++;
                expected = arguments[i];
            } else if (arguments[i].startsWith("-")) {
                files.clear();
                break;
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (files.isEmpty()) {
            err.println("Usage: java VerifyExport.java [--balances] [--hash HEX] EXPORT [CONTINUATION...]");
            return EXIT_UNREADABLE;
        }
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                err.println("Cannot read " + file + ".");
                return EXIT_UNREADABLE;
            }
        }
        return new VerifyExport(out, isWatched() ? err : null).verify(files, expected, balances);
    }

    @SuppressWarnings("SystemConsoleNull") // From JDK 22 on it says yes too often, which costs a line.
    private static boolean isWatched() {
        return System.console() != null;
    }

    private int verify(List<Path> files, String expected, boolean balances) {
        for (Path file : files) {
            new ExportReader(file).read();
        }
        if (expected != null && !expected.equalsIgnoreCase(lastHash)) {
            differ("the end of the chain", "the hash is " + lastHash + ", expected was " + expected);
        }
        if (terminal != null) {
            terminal.println();
        }
        ledger.checkShares(this::differ);
        Totals totals = ledger.totals();
        if (balances) {
            ledger.print(out);
        }
        totals.print(out, events, sequences.size());
        out.println("chain ends with      " + lastHash);
        out.println(differences == 0 ? "OK: everything agrees" : "DIFFERENT: " + differences + " differences");
        out.flush();
        return differences == 0 ? 0 : EXIT_DIFFERENT;
    }

    private void differ(String where, String what) {
        differences++;
        if (differences <= SHOWN_MAX) {
            out.println("difference  " + where + ": " + what);
        }
    }

    /** One file: its lines, its chain, and that it is whole. */
    private final class ExportReader {
        private static final String MEMBER = ",\"hash\":\"";
        private static final int SUFFIX = MEMBER.length() + 64 + 2;

        private final Path file;
        private long line;
        private long written;
        private long rows;
        private boolean ended;

        ExportReader(Path file) {
            this.file = file;
        }

        void read() {
            try (InputStream in = open()) {
                for (byte[] bytes = next(in); bytes != null; bytes = next(in)) {
                    line++;
                    show();
                    try {
                        see(bytes);
                    } catch (RuntimeException e) {
                        differ(where(), e instanceof Difference ? e.getMessage() : "makes no sense: " + e);
                    }
                }
            } catch (IOException e) {
                differ(where(), "the file is damaged or cut off: " + e.getMessage());
            }
            if (!ended) {
                differ(where(), "the file is cut off: its last line is missing");
            }
        }

        private void show() {
            if (terminal != null && line % SHOWN_EVERY == 0) {
                terminal.printf("\r%s: %,d lines ", file.getFileName(), line);
            }
        }

        private String where() {
            return file.getFileName() + " line " + line;
        }

        private InputStream open() throws IOException {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
        }

        private byte[] next(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    if (bytes.size() > 0) {
                        throw new IOException("half a line at the end");
                    }
                    return null;
                }
                bytes.write(b);
            }
            return bytes.toByteArray();
        }

        private void see(byte[] bytes) {
            require(!ended, "stands after the last line");
            require(bytes.length > SUFFIX, "has no hash");
            String suffix = new String(bytes, bytes.length - SUFFIX, SUFFIX, StandardCharsets.UTF_8);
            require(suffix.startsWith(MEMBER) && suffix.endsWith("\"}"), "has no hash at its end");
            String stated = suffix.substring(MEMBER.length(), MEMBER.length() + 64);
            String before = lastHash;
            lastHash = stated;
            String own = sha256(HexFormat.of().parseHex(before), Arrays.copyOf(bytes, bytes.length - SUFFIX));
            if (!own.equals(stated)) {
                differ(where(), "the hash does not follow from the line and the one before");
            }
            Map<String, Object> members = object(new Json(new String(bytes, StandardCharsets.UTF_8)).whole());
            switch (text(members, "type")) {
                case "header" -> header(members, before);
                case "event" -> event(members);
                case "row" -> rows++;
                case "trailer" -> trailer(members);
                default -> throw new Difference("an unknown type " + members.get("type"));
            }
            require(line == 1 || !text(members, "type").equals("header"), "a header in the middle");
        }

        private void header(Map<String, Object> header, String before) {
            if (!FORMAT.equals(header.get("format"))) {
                throw new Difference("the format is " + header.get("format") + " and not " + FORMAT);
            }
            require(
                    text(header, "previous").equals(before) && number(header, "after") == lastOrdering,
                    lastOrdering == 0
                            ? "this continues another export, which has to be named before it"
                            : "does not continue the export before it");
        }

        private void event(Map<String, Object> row) {
            require(line > 1, "the header is missing");
            written++;
            events++;
            long ordering = number(row, "ordering");
            require(ordering > lastOrdering, "ordering " + ordering + " comes after " + lastOrdering);
            lastOrdering = ordering;
            String id = text(row, "id");
            long seq = number(row, "seq");
            long expected = sequences.merge(id, 1L, Long::sum);
            sequences.put(id, seq);
            require(seq == expected, id + " has event " + seq + " where " + expected + " comes next");
            require(row.get("event") != null, id + " " + seq + " cannot be read by anybody");
            Object stored = new Cbor(Base64.getDecoder().decode(text(row, "stored"))).whole();
            require(stored.equals(row.get("event")), id + " " + seq + " says something else in its stored bytes");
            try {
                ledger.apply(id, seq, object(row.get("event")));
            } catch (Difference e) {
                throw new Difference(id + " " + seq + ": " + e.getMessage());
            }
        }

        private void trailer(Map<String, Object> trailer) {
            ended = true;
            same("events", number(trailer, "events"), written);
            same("rows", number(trailer, "rows"), rows);
            same("last ordering", number(trailer, "last"), lastOrdering);
            ledger.totals().compare(object(trailer.get("totals")), this::same);
        }

        private void same(String what, Object stated, Object own) {
            if (!stated.equals(own)) {
                differ(where(), what + " should be " + own + ", but the export says " + stated);
            }
        }
    }

    /** The shares of one market, in hundredths: put into circulation, and held. */
    private static final class Shares {
        private long issued;
        private long held;
    }

    /** What markets say of the bonds that wallets set aside for disputes. */
    private static final class Disputes {
        /** One bond; what it disputes is null until the market has taken it. */
        private static final class Bond {
            private final String marketId;
            private final long amount;
            private String fate = "RESERVED";
            private Object disputed;

            private Bond(String marketId, long amount) {
                this.marketId = marketId;
                this.amount = amount;
            }
        }

        private final Map<String, Bond> bonds = new HashMap<>();
        private final Map<String, Map<String, Object>> proposed = new HashMap<>();

        private static String key(String user, Map<String, Object> event) {
            return text(event, "proposalId") + ' ' + user;
        }

        void reserved(String user, Map<String, Object> event) {
            bonds.put(key(user, event), new Bond(text(event, "marketId"), number(event, "amount")));
        }

        void isTaken(String user, Map<String, Object> event) {
            Bond bond = bonds.get(key(user, event));
            require(bond != null && !bond.fate.equals("RESERVED"), "holds a bond that no market took");
        }

        /** A wallet ends a bond, in one of these ways. */
        void end(String user, Map<String, Object> event, String... fates) {
            Bond bond = bonds.get(key(user, event));
            require(bond != null && List.of(fates).contains(bond.fate), "ends a bond as its market does not say");
            bond.fate = "OVER";
        }

        void market(String marketId, Map<String, Object> event) {
            switch (text(event, "type")) {
                case "ResolutionProposed" -> proposed.put(text(event, "proposalId"), object(event.get("resolution")));
                case "ResolutionDisputed" -> {
                    // Older events know of no bond.
                    if (event.containsKey("bond") && number(event, "bond") > 0) {
                        take(marketId, event);
                    }
                }
                case "ResolutionRejected" -> taken(marketId)
                        .filter(bond -> bond == bonds.get(lastKey(event)))
                        .forEach(bond -> bond.fate = "RETURNED");
                case "MarketResolved" -> {
                    Object result = object(event.get("resolution")).get("payouts");
                    taken(marketId)
                            .forEach(bond ->
                                    bond.fate = Objects.equals(bond.disputed, result) ? "FORFEITED" : "REWARDED");
                }
                default -> {}
            }
        }

        private final Map<String, String> disputers = new HashMap<>();

        private String lastKey(Map<String, Object> event) {
            return text(event, "proposalId") + ' ' + disputers.get(text(event, "proposalId"));
        }

        private Stream<Bond> taken(String marketId) {
            return bonds.values().stream().filter(bond -> bond.fate.equals("TAKEN") && bond.marketId.equals(marketId));
        }

        private void take(String marketId, Map<String, Object> event) {
            Bond bond = bonds.get(key(text(event, "userId"), event));
            require(
                    bond != null
                            && bond.fate.equals("RESERVED")
                            && bond.marketId.equals(marketId)
                            && bond.amount == number(event, "bond"),
                    "takes a dispute whose bond nobody has set aside");
            Map<String, Object> resolution = proposed.get(text(event, "proposalId"));
            require(resolution != null, "takes a dispute of a result that nobody proposed");
            disputers.put(text(event, "proposalId"), text(event, "userId"));
            bond.fate = "TAKEN";
            bond.disputed = resolution.get("payouts");
        }
    }

    /** Every wallet and every book, and what the exchange itself earned. */
    private static final class Ledger {
        private final Map<String, Wallet> wallets = new TreeMap<>();
        private final Map<String, Book> books = new HashMap<>();
        private final Map<String, Shares> shares = new TreeMap<>();
        private long deposits;
        private long withdrawals;
        private long commission;
        private long inTransit;
        private final Disputes disputes = new Disputes();

        void apply(String id, long seq, Map<String, Object> event) {
            int bar = id.indexOf('|');
            String entity = id.substring(bar + 1);
            switch (id.substring(0, Math.max(0, bar))) {
                case "Wallet" -> {
                    Wallet wallet = wallets.computeIfAbsent(entity, same -> new Wallet());
                    wallet(entity, wallet, seq, event);
                    wallet.checkFree();
                }
                case "OrderBook" -> book(entity, book(entity), seq, event);
                case "Market" -> disputes.market(entity, event);
                case "Deposit" -> deposit(entity, event);
                default -> require(bar > 0, "has no kind");
            }
        }

        /** What a wallet may take in once, by the reference under which it does. */
        private final Map<String, String> owed = new HashMap<>();

        private final Map<String, Long> suspended = new HashMap<>();

        private void deposit(String id, Map<String, Object> event) {
            switch (text(event, "type")) {
                case "DepositConfirmed" -> owe(id, text(event, "userId"), number(event, "amount"));
                case "DepositSuspended" -> require(
                        suspended.putIfAbsent(id, number(event, "amount")) == null, "is suspended twice");
                case "DepositAssigned" -> {
                    Long amount = suspended.remove(id);
                    require(amount != null, "was not in suspense");
                    owe(id, text(event, "userId"), amount);
                }
                case "DepositDismissed" -> require(suspended.remove(id) != null, "was not in suspense");
                case "DepositCredited" -> require(!owed.containsKey("psp:" + id), "no wallet has it");
                default -> throw new Difference("an unknown type " + event.get("type"));
            }
        }

        private void owe(String id, String user, long amount) {
            require(owed.putIfAbsent("psp:" + id, user + " " + amount) == null, "is somebody's already");
        }

        /** The provider's transactions have a colon in their reference, which no client's has. */
        private void fromProvider(String user, String ref, long amount) {
            if (ref.startsWith("psp:")) {
                require((user + " " + amount).equals(owed.remove(ref)), ref + " is not this wallet's, or not any more");
            }
        }

        private Book book(String marketId) {
            return books.computeIfAbsent(marketId, same -> new Book());
        }

        private void wallet(String user, Wallet wallet, long seq, Map<String, Object> event) {
            switch (text(event, "type")) {
                case "Deposited" -> {
                    fromProvider(user, text(event, "clientRef"), number(event, "amount"));
                    wallet.begin(text(event, "clientRef"), number(event, "amount"));
                    deposits += number(event, "amount");
                    wallet.balance = Math.addExact(wallet.balance, number(event, "amount"));
                }
                case "WithdrawalReserved" -> {
                    wallet.begin(text(event, "clientRef"), number(event, "amount"));
                    wallet.withdrawals.put(text(event, "clientRef"), number(event, "amount"));
                    wallet.pending = Math.addExact(wallet.pending, number(event, "amount"));
                }
                case "WithdrawalCompleted" -> {
                    long amount = wallet.end(text(event, "clientRef"));
                    withdrawals += amount;
                    wallet.balance -= amount;
                }
                case "WithdrawalReleased" -> wallet.end(text(event, "clientRef"));
                case "DiscountSet" -> wallet.discount = discount(event);
                case "BondReserved" -> {
                    wallet.bond(text(event, "proposalId"), number(event, "amount"));
                    disputes.reserved(user, event);
                }
                case "BondHeld" -> disputes.isTaken(user, event);
                case "BondReleased" -> {
                    wallet.unbond(text(event, "proposalId"));
                    disputes.end(user, event, "RESERVED", "RETURNED");
                }
                case "BondRewarded" -> {
                    long bond = wallet.unbond(text(event, "proposalId"));
                    disputes.end(user, event, "REWARDED");
                    require(number(event, "reward") == bond / 2, "rewards a bond with " + event.get("reward"));
                    fromExchange(wallet, number(event, "reward"));
                }
                case "BondForfeited" -> {
                    long bond = wallet.unbond(text(event, "proposalId"));
                    disputes.end(user, event, "FORFEITED");
                    require(number(event, "amount") == bond, "takes " + event.get("amount") + " for a bond");
                    fromExchange(wallet, -bond);
                }
                case "MarketEntered" -> {
                    require(discount(event) == wallet.discount, "enters at another discount than the user has");
                    var standing = new Standing(new Terms(object(event.get("terms"))), seq, wallet.discount);
                    require(
                            wallet.standings.putIfAbsent(text(event, "marketId"), standing) == null,
                            "market " + event.get("marketId") + " is entered twice");
                }
                case "SharesIssued" -> issue(wallet, event);
                case "Reserved" -> wallet.reserve(event);
                case "ReleasedUnplaced" -> wallet.release(text(event, "clientOrderId"));
                case "EffectsApplied" -> effects(user, wallet, event);
                case "SettlementDisputed" -> throw new Difference("the wallet disputes its settlement");
                default -> throw new Difference("an unknown event " + event.get("type"));
            }
        }

        /** Older events know of no discount. */
        private static long discount(Map<String, Object> event) {
            long discount = event.containsKey("discountBps") ? number(event, "discountBps") : 0;
            require(discount >= 0 && discount <= Terms.WHOLE, "a discount of " + discount);
            return discount;
        }

        private void fromExchange(Wallet wallet, long amount) {
            commission = Math.subtractExact(commission, amount);
            wallet.balance = Math.addExact(wallet.balance, amount);
        }

        private void issue(Wallet wallet, Map<String, Object> event) {
            String marketId = text(event, "marketId");
            Standing standing = wallet.standing(marketId);
            require(
                    standing.terms.equals(new Terms(object(event.get("terms")))) && standing.terms.kind.equals("SPOT"),
                    "issues shares of a market that has none");
            require(number(event, "size") > 0, "issues nothing");
            require(standing.issues.add(text(event, "clientRef")), "issues the same shares twice");
            standing.position.shares = Math.addExact(standing.position.shares, number(event, "size"));
            shares(marketId).issued += number(event, "size");
        }

        private Shares shares(String marketId) {
            return shares.computeIfAbsent(marketId, same -> new Shares());
        }

        private void effects(String user, Wallet wallet, Map<String, Object> event) {
            Standing standing = wallet.standing(text(event, "marketId"));
            Channel channel = book(text(event, "marketId")).channels.get(user);
            require(channel != null, "the book of market " + event.get("marketId") + " owes this user nothing");
            require(number(event, "epoch") == channel.epoch, "effects of another epoch");
            require(number(event, "from") == channel.applied + 1, "effects from " + event.get("from"));
            for (Object one : (List<?>) event.get("effects")) {
                Issued issued = channel.queue.poll();
                require(issued != null, "an effect that the book never had");
                channel.applied++;
                inTransit -= issued.cash;
                Map<String, Object> effect = new HashMap<>(object(one));
                if (effect.get("type").equals("Filled")) {
                    effect.putIfAbsent("fee", 0L); // Older events know of no fee.
                }
                require(issued.effect.equals(effect), "applies " + one + ", but the book says " + issued.effect);
                wallet.effect(standing, effect);
            }
            wallet.reckon(standing);
        }

        private void book(String marketId, Book book, long seq, Map<String, Object> event) {
            switch (text(event, "type")) {
                case "BookDefined" -> book.terms = new Terms(object(event.get("terms")));
                case "BookStatusChanged" -> control(book, object(event.get("control")));
                case "OrderAccepted" -> accept(marketId, book, seq, event);
                case "OrderReduced" -> {
                    BookOrder order = book.resting.get(number(event, "number"));
                    require(order != null, "no order rests under number " + event.get("number"));
                    close(book, order, number(event, "size"), text(event, "cause"));
                }
                case "SettlementStarted" -> settle(book, event);
                case "SettlementCorrected" -> correct(book, event);
                case "SettlementCompleted" -> require(
                        book.settledBy != null && isPaid(book), "calls everybody paid, but somebody is not");
                case "RunnerRemoved" -> {
                    book.removals.add(event);
                    lapse(book, order -> true);
                    book.channels.values().forEach(channel -> remove(channel, event));
                }
                case "OrderRejected",
                        "OrderTombstoned",
                        "OrderDelayed",
                        "EffectsAcked",
                        "TradingHalted",
                        "TradingResumed" -> {}
                default -> throw new Difference("an unknown event " + event.get("type"));
            }
        }

        private void control(Book book, Map<String, Object> control) {
            Set<String> open = Set.of("INACTIVE", "OPEN", "SUSPENDED");
            boolean turnsInPlay = Boolean.TRUE.equals(control.get("inPlay")) && !book.inPlay;
            book.inPlay |= turnsInPlay;
            if (book.terms == null) {
                book.terms = new Terms(object(control.get("terms")));
            }
            if (!open.contains(text(control, "status"))) {
                lapse(book, order -> true);
            } else if (turnsInPlay) {
                lapse(book, order -> order.terms.get("onInPlay").equals("LAPSE"));
            }
            lapse(book, order -> ((List<?>) control.get("removed")).contains(number(order.terms, "selection")));
        }

        private void remove(Channel channel, Map<String, Object> removal) {
            Map<String, Object> effect = new HashMap<>(removal);
            effect.put("type", "Removed");
            effect.remove("at");
            channel.position.remove(number(removal, "selection"), number(removal, "reductionHundredths"));
            issue(channel, effect, 0);
        }

        private void lapse(Book book, Predicate<BookOrder> which) {
            List.copyOf(book.resting.values()).stream()
                    .filter(which)
                    .forEach(order -> close(book, order, order.left, "LAPSED"));
        }

        private void accept(String marketId, Book book, long seq, Map<String, Object> event) {
            String user = text(event, "userId");
            Map<String, Object> terms = object(event.get("terms"));
            Wallet wallet = wallets.get(user);
            WalletOrder reserved = wallet == null ? null : wallet.orders.get(text(event, "clientOrderId"));
            require(
                    reserved != null && reserved.marketId.equals(marketId) && reserved.terms.equals(terms),
                    "accepts an order that nothing was reserved for");
            Standing standing = wallet.standing(marketId);
            require(standing.terms.equals(book.terms), "book and wallet have different terms");
            require(discount(event) == standing.discount, "book and wallet have different discounts");
            boolean newcomer = !book.channels.containsKey(user);
            Channel channel = book.channels.computeIfAbsent(user, same -> new Channel(standing));
            if (newcomer) {
                book.removals.forEach(removal -> remove(channel, removal));
            }
            require(number(event, "epoch") == channel.epoch && channel.epoch == standing.epoch, "another epoch");
            var order = new BookOrder(seq, user, text(event, "clientOrderId"), terms);
            for (Object one : (List<?>) event.get("fills")) {
                fill(book, order, object(one));
            }
            for (Object one : (List<?>) event.get("cuts")) {
                BookOrder own = book.resting.get(number(object(one), "restingNumber"));
                require(own != null && own.user.equals(user), "cuts an order that is not there");
                close(book, own, number(object(one), "size"), "CANCELLED");
            }
            if (number(event, "sizeCancelled") > 0) {
                close(book, order, number(event, "sizeCancelled"), "CANCELLED");
            }
            if (order.left > 0) {
                book.resting.put(seq, order);
            }
        }

        private void fill(Book book, BookOrder taker, Map<String, Object> fill) {
            BookOrder resting = book.resting.get(number(fill, "restingNumber"));
            require(resting != null, "matches an order that is not there");
            require(
                    resting.terms.get("selection").equals(taker.terms.get("selection"))
                            && !resting.terms.get("side").equals(taker.terms.get("side"))
                            && resting.terms.get("tick").equals(fill.get("tick")),
                    "matches orders that don't fit");
            for (BookOrder order : List.of(resting, taker)) {
                Channel channel = book.channels.get(order.user);
                long fee = order == taker ? book.terms.takerFee(number(fill, "tick")) * number(fill, "size") : 0;
                long cash = channel.position.fill(order.terms, number(fill, "tick"), number(fill, "size")) - fee;
                Map<String, Object> effect = new HashMap<>(fill);
                effect.remove("restingNumber");
                effect.put("type", "Filled");
                effect.put("clientOrderId", order.id);
                effect.put("fee", fee);
                commission = Math.addExact(commission, fee);
                issue(channel, effect, cash);
                take(book, order, number(fill, "size"));
            }
        }

        private void close(Book book, BookOrder order, long size, String cause) {
            issue(
                    book.channels.get(order.user),
                    Map.of("type", "Closed", "clientOrderId", order.id, "size", size, "cause", cause),
                    0);
            take(book, order, size);
        }

        private static void take(Book book, BookOrder order, long size) {
            require(size > 0 && size <= order.left, "takes " + size + " of " + order.left);
            order.left -= size;
            if (order.left == 0) {
                book.resting.remove(order.number);
            }
        }

        private void issue(Channel channel, Map<String, Object> effect, long cash) {
            channel.queue.add(new Issued(effect, cash));
            inTransit = Math.addExact(inTransit, cash);
        }

        private void settle(Book book, Map<String, Object> event) {
            require(book.settledBy == null, "a second settlement");
            Map<String, Object> resolution = object(event.get("resolution"));
            book.settledBy = resolution;
            Object payouts = resolution.get("payouts");
            for (Channel channel : book.channels.values()) {
                long profit = channel.profit(resolution);
                long fee = channel.fee(resolution);
                Map<String, Object> effect = payouts == null
                        ? Map.of("type", "Voided", "version", number(event, "version"))
                        : Map.of(
                                "type", "Settled",
                                "version", number(event, "version"),
                                "payouts", payouts,
                                "profit", profit,
                                "commission", fee);
                issue(channel, effect, profit - fee);
            }
            commission = Math.addExact(commission, sums(book, event));
        }

        /** Everybody had what the wrong result gave; now the differences to the right one are owed. */
        private void correct(Book book, Map<String, Object> event) {
            Map<String, Object> wrong = book.settledBy;
            Map<String, Object> right = object(event.get("resolution"));
            require(wrong != null && isPaid(book), "corrects what is not settled");
            book.settledBy = right;
            for (Channel channel : book.channels.values()) {
                long profit = channel.profit(right) - channel.profit(wrong);
                long fee = channel.fee(right) - channel.fee(wrong);
                if (profit != 0 || fee != 0) {
                    Map<String, Object> effect = new HashMap<>(Map.of("type", "Corrected", "profit", profit));
                    effect.put("version", number(event, "version"));
                    effect.put("payouts", right.get("payouts"));
                    effect.put("commission", fee);
                    issue(channel, effect, profit - fee);
                }
            }
            long before = book.earned;
            commission = Math.addExact(commission, sums(book, event) - before);
        }

        private static boolean isPaid(Book book) {
            return book.channels.values().stream().allMatch(channel -> channel.queue.isEmpty());
        }

        /** What the exchange earns by the book's settlement, which must be what the event says. */
        private static long sums(Book book, Map<String, Object> event) {
            long profits = 0;
            long losses = 0;
            long fees = 0;
            StringBuilder list = new StringBuilder();
            Object payouts = book.settledBy.get("payouts");
            for (Map.Entry<String, Channel> user : book.channels.entrySet()) {
                long profit = user.getValue().profit(book.settledBy);
                long fee = user.getValue().fee(book.settledBy);
                profits = Math.addExact(profits, Math.max(0, profit));
                losses = Math.addExact(losses, Math.max(0, -profit));
                fees = Math.addExact(fees, fee);
                if (payouts != null) {
                    list.append(user.getKey() + ':' + profit + ':' + fee + '\n');
                }
            }
            long rounding = Math.subtractExact(losses, profits);
            boolean rounds = payouts != null && Position.whole(object(payouts)) != Terms.WHOLE;
            require(
                    rounding >= 0 && rounding <= (rounds ? book.channels.size() : 0),
                    "winners get " + money(profits) + " and losers pay " + money(losses));
            require(
                    profits == number(event, "profit")
                            && losses == number(event, "loss")
                            && fees == number(event, "commission")
                            && book.channels.size() == number(event, "users")
                            && sha256(list.toString().getBytes(StandardCharsets.UTF_8))
                                    .equals(event.get("payoutHash")),
                    "the bets are worth " + money(profits) + " less commission " + money(fees));
            book.earned = Math.addExact(fees, rounding);
            return book.earned;
        }

        /** What wallets hold of each share, with what is on its way to or from them, must be what was issued. */
        void checkShares(BiConsumer<String, String> differ) {
            shares.values().forEach(one -> one.held = 0);
            wallets.values()
                    .forEach(wallet -> wallet.standings.forEach((id, standing) -> {
                        if (standing.terms.kind.equals("SPOT")) {
                            shares(id).held += standing.position.shares;
                        }
                    }));
            books.forEach((id, book) -> book.channels
                    .values()
                    .forEach(channel -> channel.queue.forEach(effect -> {
                        if (book.terms.kind.equals("SPOT")
                                && effect.effect.get("type").equals("Filled")) {
                            long size = number(effect.effect, "size");
                            shares(id).held += effect.cash < 0 ? size : -size;
                        }
                    })));
            shares.forEach((id, one) -> {
                if (one.held != one.issued) {
                    differ.accept(
                            "market " + id,
                            one.issued + " hundredths of a share were issued, but " + one.held + " are held");
                }
            });
        }

        Totals totals() {
            long balances = 0;
            long pending = 0;
            long reserved = 0;
            StringBuilder list = new StringBuilder();
            for (Map.Entry<String, Wallet> one : wallets.entrySet()) {
                Wallet wallet = one.getValue();
                balances = Math.addExact(balances, wallet.balance);
                pending = Math.addExact(pending, wallet.pending);
                reserved = Math.addExact(reserved, wallet.held);
                list.append(one.getKey() + ':' + wallet.balance + ':' + wallet.held + ':' + wallet.pending + '\n');
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("wallets", (long) wallets.size());
            figures.put("deposits", deposits);
            figures.put("withdrawals", withdrawals);
            figures.put("pendingWithdrawals", pending);
            figures.put("balances", balances);
            figures.put("exposure", reserved);
            figures.put("commission", commission);
            figures.put("inTransit", inTransit);
            figures.put("walletsHash", sha256(list.toString().getBytes(StandardCharsets.UTF_8)));
            return new Totals(figures);
        }

        void print(PrintStream out) {
            out.printf("%-36s %18s %18s %18s %18s%n", "user", "balance", "reserved", "pending", "free");
            wallets.forEach((user, wallet) -> out.printf(
                    "%-36s %18s %18s %18s %18s%n",
                    user, money(wallet.balance), money(wallet.held), money(wallet.pending), money(wallet.free())));
        }
    }

    /** Sums over all wallets, in micros. */
    private record Totals(Map<String, Object> figures) {
        /** Told when something differs. */
        interface Same {
            void check(String what, Object stated, Object own);
        }

        void compare(Map<String, Object> stated, Same same) {
            figures.forEach((name, own) -> same.check(name, String.valueOf(stated.get(name)), String.valueOf(own)));
            long in = number(figures, "deposits") - number(figures, "withdrawals");
            long there = number(figures, "balances") + number(figures, "commission") + number(figures, "inTransit");
            same.check("balances, commission and what is in transit", money(there), money(in));
        }

        void print(PrintStream out, long events, int entities) {
            out.printf("%-20s %,d%n%-20s %,d%n", "events", events, "entities", entities);
            figures.forEach((name, value) -> out.printf(
                    "%-20s %s%n",
                    name, value instanceof Long number && !name.equals("wallets") ? money(number) : value));
        }
    }

    /** One user's money. */
    private static final class Wallet {
        private final Map<String, Long> withdrawals = new HashMap<>();
        private final Set<String> refs = new HashSet<>();
        private final Map<String, Standing> standings = new HashMap<>();
        private final Map<String, WalletOrder> orders = new HashMap<>();
        private long balance;
        private long pending;
        /** Bonds for disputes that are set aside, by the disputed proposal. */
        private final Map<String, Long> bonds = new HashMap<>();

        private final Set<String> disputed = new HashSet<>();
        private long bonded;
        private long held;
        /** What markets entered from now on spare the user of the commission, in hundredths of a per cent. */
        private long discount;
        /** How far below nothing the exchange's own acts have brought what is free; negative or 0. */
        private long owing;
        /** Whether the event is such an act. */
        private boolean mayOwe;

        long free() {
            return balance - held - pending - bonded;
        }

        /** Only a removal or a correction may leave a user owing; nothing else may before that is paid back. */
        void checkFree() {
            long least = mayOwe ? Math.min(owing, free()) : owing;
            mayOwe = false;
            require(free() >= least, "free to use are " + money(free()));
            owing = Math.min(0, free());
        }

        void begin(String ref, long amount) {
            require(amount > 0 && refs.add(ref), "payment " + ref + " is there twice or less than nothing");
        }

        void bond(String proposalId, long amount) {
            require(amount > 0 && disputed.add(proposalId), "a second bond, or none, for " + proposalId);
            bonds.put(proposalId, amount);
            bonded = Math.addExact(bonded, amount);
        }

        /** The amount of a bond that is set aside no more. */
        long unbond(String proposalId) {
            Long amount = bonds.remove(proposalId);
            require(amount != null, "no bond is set aside for " + proposalId);
            bonded -= amount;
            return amount;
        }

        long end(String ref) {
            Long amount = withdrawals.remove(ref);
            require(amount != null, "withdrawal " + ref + " is not under way");
            pending -= amount;
            return amount;
        }

        Standing standing(String marketId) {
            Standing standing = standings.get(marketId);
            require(standing != null, "market " + marketId + " was never entered");
            return standing;
        }

        void reserve(Map<String, Object> event) {
            Standing standing = standing(text(event, "marketId"));
            var order = new WalletOrder(text(event, "marketId"), object(event.get("terms")));
            require(orders.putIfAbsent(text(event, "clientOrderId"), order) == null, "reserves an order twice");
            standing.position.open(order.terms, order.left);
            require(!standing.position.sellsShort(), "offers shares that are not there");
            reckon(standing);
        }

        void release(String id) {
            WalletOrder order = orders.remove(id);
            require(order != null, "releases order " + id + ", which is not there");
            Standing standing = standing(order.marketId);
            if (!standing.settled) {
                standing.position.open(order.terms, -order.left);
            }
            reckon(standing);
        }

        void effect(Standing standing, Map<String, Object> effect) {
            switch (text(effect, "type")) {
                case "Filled" -> {
                    WalletOrder order = take(standing, effect);
                    balance += standing.position.fill(order.terms, number(effect, "tick"), number(effect, "size"));
                    balance -= number(effect, "fee");
                }
                case "Closed" -> take(standing, effect);
                case "Removed" -> {
                    standing.position.remove(number(effect, "selection"), number(effect, "reductionHundredths"));
                    mayOwe = true;
                }
                case "Settled" -> {
                    long profit = standing.position.profit(object(effect.get("payouts")));
                    require(
                            !standing.settled
                                    && profit == number(effect, "profit")
                                    && standing.fee(profit) == number(effect, "commission"),
                            "is paid " + effect + ", but the bets are worth " + money(profit));
                    balance = Math.addExact(balance, profit - number(effect, "commission"));
                    standing.settle(profit, number(effect, "commission"));
                }
                case "Corrected" -> {
                    require(standing.settled, "is corrected before it is settled");
                    standing.paidProfit += number(effect, "profit");
                    standing.paidFee += number(effect, "commission");
                    Object payouts = effect.get("payouts");
                    long profit = payouts == null ? 0 : standing.bets.profit(object(payouts));
                    require(
                            profit == standing.paidProfit && standing.fee(profit) == standing.paidFee,
                            "is corrected by " + effect + ", but the bets are worth " + money(profit));
                    balance = Math.addExact(balance, number(effect, "profit") - number(effect, "commission"));
                    mayOwe = true;
                }
                case "Voided" -> {
                    require(!standing.settled, "is settled twice");
                    standing.settle(0, 0);
                }
                default -> throw new Difference("an unknown effect " + effect.get("type"));
            }
        }

        private WalletOrder take(Standing standing, Map<String, Object> effect) {
            WalletOrder order = orders.get(text(effect, "clientOrderId"));
            long size = number(effect, "size");
            require(order != null && size > 0 && size <= order.left, "no order for " + effect);
            order.left -= size;
            standing.position.open(order.terms, -size);
            if (order.left == 0) {
                orders.remove(text(effect, "clientOrderId"));
            }
            return order;
        }

        void reckon(Standing standing) {
            held -= standing.held;
            standing.held = standing.position.held();
            held = Math.addExact(held, standing.held);
        }
    }

    private static final class WalletOrder {
        private final String marketId;
        private final Map<String, Object> terms;
        private long left;

        WalletOrder(String marketId, Map<String, Object> terms) {
            this.marketId = marketId;
            this.terms = terms;
            left = number(terms, "size");
        }
    }

    /** A user in one market. */
    private static final class Standing {
        private final Terms terms;
        private final long epoch;
        /** What the user is spared of the commission here, in hundredths of a per cent. */
        private final long discount;

        private Position position;
        private final Set<String> issues = new HashSet<>();
        private boolean settled;
        /** The bets as they were at the settlement, and what was paid for them. */
        private Position bets;

        private long paidProfit;
        private long paidFee;
        private long held;

        Standing(Terms terms, long epoch, long discount) {
            this.terms = terms;
            this.epoch = epoch;
            this.discount = discount;
            position = new Position(terms);
        }

        long fee(long profit) {
            return terms.fee(profit, discount);
        }

        void settle(long profit, long fee) {
            settled = true;
            bets = position;
            position = new Position(terms);
            paidProfit = profit;
            paidFee = fee;
        }
    }

    /** One market's book: what rests in it by number, and what it owes to each user. */
    private static final class Book {
        private final Map<Long, BookOrder> resting = new LinkedHashMap<>();
        private final Map<String, Channel> channels = new TreeMap<>();
        private Terms terms;
        private final List<Map<String, Object>> removals = new ArrayList<>();
        private boolean inPlay;
        /** The resolution it was settled by, null before. */
        private Map<String, Object> settledBy;
        /** What the exchange earned by that. */
        private long earned;
    }

    private static final class BookOrder {
        private final long number;
        private final String user;
        private final String id;
        private final Map<String, Object> terms;
        private long left;

        BookOrder(long number, String user, String id, Map<String, Object> terms) {
            this.number = number;
            this.user = user;
            this.id = id;
            this.terms = terms;
            left = VerifyExport.number(terms, "size");
        }
    }

    /** What a book did to a user and the wallet has not applied yet. */
    private static final class Channel {
        private final long epoch;
        private final Terms terms;
        private final long discount;
        private final Position position;
        private final Deque<Issued> queue = new ArrayDeque<>();
        private long applied;

        Channel(Standing standing) {
            epoch = standing.epoch;
            terms = standing.terms;
            discount = standing.discount;
            position = new Position(terms);
        }

        /** What the bets come to; nothing when the market is void. */
        long profit(Map<String, Object> resolution) {
            Object payouts = resolution.get("payouts");
            return payouts == null ? 0 : position.profit(object(payouts));
        }

        long fee(Map<String, Object> resolution) {
            return terms.fee(profit(resolution), discount);
        }
    }

    private record Issued(Map<String, Object> effect, long cash) {}

    /** What a market's arithmetic depends on. */
    private record Terms(
            String kind,
            int selections,
            int winners,
            boolean exhaustive,
            long tickSize,
            long commissionBps,
            long takerFeeBps) {
        private static final long WHOLE = 10_000;
        private static final long CENT = 10_000;
        private static final int SHORTEST = 350;
        private static final long[] ODDS = ladder();

        Terms(Map<String, Object> terms) {
            this(
                    text(terms, "kind"),
                    (int) number(terms, "selections"),
                    (int) number(terms, "numberOfWinners"),
                    Boolean.TRUE.equals(terms.get("exhaustive")),
                    number(terms, "tickSize"),
                    number(terms, "commissionBps"),
                    terms.containsKey("takerFeeBps") ? number(terms, "takerFeeBps") : 0);
        }

        /** What the buyer of one hundredth gains if the selection wins. */
        long ifWin(long tick) {
            return switch (kind) {
                case "ODDS" -> odds(tick) * 100 - WHOLE;
                case "YES_NO" -> WHOLE - price(tick);
                default -> 0;
            };
        }

        long ifLose(long tick) {
            return switch (kind) {
                case "ODDS" -> -WHOLE;
                case "YES_NO" -> -price(tick);
                default -> 0;
            };
        }

        long atOnce(long tick) {
            return kind.equals("SPOT") ? -price(tick) : 0;
        }

        /** What a taker pays for one hundredth: the rate of price times the rest to a whole, rounded up to a micro. */
        long takerFee(long tick) {
            if (takerFeeBps == 0) {
                return 0;
            }
            long exact = takerFeeBps * price(tick) * (WHOLE - price(tick));
            return exact / (WHOLE * WHOLE) + (exact % (WHOLE * WHOLE) == 0 ? 0 : 1);
        }

        private long price(long tick) {
            require(tick > 0, "no tick " + tick);
            return Math.multiplyExact(tick, tickSize);
        }

        /** Decimal odds in hundredths: 1.01 at tick 350, and each tick below is one step longer. */
        private static long odds(long tick) {
            require(tick >= 1 && tick <= SHORTEST, "no tick " + tick);
            return ODDS[(int) tick];
        }

        private static long[] ladder() {
            long[] ladder = new long[SHORTEST + 1];
            long odds = 101;
            for (int tick = SHORTEST; tick >= 1; tick--) {
                ladder[tick] = odds;
                odds += odds < 200 ? 1 : odds < 300 ? 2 : odds < 400 ? 5 : odds < 600 ? 10 : longStep(odds);
            }
            return ladder;
        }

        private static long longStep(long odds) {
            return odds < 1_000 ? 20 : odds < 2_000 ? 50 : odds < 3_000 ? 100 : odds < 5_000 ? 200 : longer(odds);
        }

        private static long longer(long odds) {
            return odds < 10_000 ? 500 : 1_000;
        }

        /**
         * Odds in hundredths after a removal with a reduction in hundredths of a per cent, rounded half up. Where
         * several win, the winnings shrink and not the returns; where one does, less than 2.5 % changes nothing.
         */
        long reduced(long odds, long reduction) {
            if (winners == 1 && reduction < 250) {
                return odds;
            }
            long kept = winners == 1 ? 0 : 100;
            long left = (2 * (odds - kept) * (WHOLE - reduction) + WHOLE) / (2 * WHOLE);
            return Math.max(101, kept + left);
        }

        /** Commission on a profit, at the rate less a discount on it: whole cents, never rounded up. */
        long fee(long profit, long discount) {
            return profit <= 0
                    ? 0
                    : BigInteger.valueOf(profit)
                                    .multiply(BigInteger.valueOf(commissionBps * (WHOLE - discount)))
                                    .divide(BigInteger.valueOf(WHOLE * WHOLE * CENT))
                                    .longValueExact()
                            * CENT;
        }
    }

    /** One user's bets and open orders in one market. */
    private static final class Position {
        private static final long NONE = Long.MAX_VALUE;

        private final Terms terms;
        private final long[] ifWin;
        private final long[] ifLose;
        private final long[] openIfWin;
        private final long[] openIfLose;
        /** Net stakes by odds in hundredths, for each selection; what is laid counts negative. */
        private final List<Map<Long, Long>> stakes = new ArrayList<>();

        private final Set<Long> gone = new HashSet<>();
        private long openAtOnce;
        private long shares;
        private long sharesOffered;

        Position(Terms terms) {
            this.terms = terms;
            for (int k = 0; k < terms.selections; k++) {
                stakes.add(new HashMap<>());
            }
            ifWin = new long[terms.selections];
            ifLose = new long[terms.selections];
            openIfWin = new long[terms.selections];
            openIfLose = new long[terms.selections];
        }

        private static long sign(Map<String, Object> order) {
            return order.get("side").equals("BUY") ? 1 : -1;
        }

        /** So much of an order is open, or no longer when the size is negative; it counts only where it costs. */
        void open(Map<String, Object> order, long size) {
            int k = (int) number(order, "selection");
            long tick = number(order, "tick");
            long fee = terms.takerFee(tick);
            openIfWin[k] = plus(openIfWin[k], Math.min(0, sign(order) * terms.ifWin(tick) - fee), size);
            openIfLose[k] = plus(openIfLose[k], Math.min(0, sign(order) * terms.ifLose(tick) - fee), size);
            openAtOnce = plus(openAtOnce, Math.min(0, sign(order) * terms.atOnce(tick)), size);
            sharesOffered += sign(order) < 0 ? size : 0;
        }

        /** Whether shares are offered for sale that are not there. */
        boolean sellsShort() {
            return terms.kind.equals("SPOT") && sharesOffered > shares;
        }

        /** So much was matched; returns the cash that it moved at once. */
        long fill(Map<String, Object> order, long tick, long size) {
            int k = (int) number(order, "selection");
            ifWin[k] = plus(ifWin[k], sign(order) * terms.ifWin(tick), size);
            ifLose[k] = plus(ifLose[k], sign(order) * terms.ifLose(tick), size);
            if (terms.kind.equals("ODDS")) {
                stakes.get(k).merge(Terms.odds(tick), sign(order) * size, Math::addExact);
            }
            shares = plus(shares, sign(order), size);
            return plus(0, sign(order) * terms.atOnce(tick), size);
        }

        /** A selection left: bets on it are void, those on the others go on at reduced odds. */
        void remove(long selection, long reduction) {
            require(terms.kind.equals("ODDS") && gone.add(selection), "selection " + selection + " cannot leave");
            for (int k = 0; k < ifWin.length; k++) {
                Map<Long, Long> before = stakes.set(k, new HashMap<>());
                ifWin[k] = 0;
                ifLose[k] = 0;
                for (Map.Entry<Long, Long> bet : before.entrySet()) {
                    if (k != selection) {
                        long odds = terms.reduced(bet.getKey(), reduction);
                        stakes.get(k).merge(odds, bet.getValue(), Math::addExact);
                        ifWin[k] = plus(ifWin[k], odds * 100 - Terms.WHOLE, bet.getValue());
                        ifLose[k] = plus(ifLose[k], -Terms.WHOLE, bet.getValue());
                    }
                }
            }
        }

        private static long plus(long sum, long perHundredth, long size) {
            return Math.addExact(sum, Math.multiplyExact(perHundredth, size));
        }

        /** What is kept against the balance: the worst outcome. Only YES_NO lets certain profit be spent. */
        long held() {
            long kept = -worst() - openAtOnce;
            return terms.kind.equals("YES_NO") ? kept : Math.max(0, kept);
        }

        private long worst() {
            int most = Math.min(terms.winners, ifWin.length - gone.size());
            long[] least = new long[most + 1];
            Arrays.fill(least, NONE);
            least[0] = 0;
            for (int k = 0; k < ifWin.length; k++) {
                long winning = Math.addExact(ifWin[k], openIfWin[k]);
                long losing = Math.addExact(ifLose[k], openIfLose[k]);
                for (int w = most; w >= 0; w--) {
                    long loses = least[w] == NONE ? NONE : Math.addExact(least[w], losing);
                    boolean cannot = w == 0 || least[w - 1] == NONE || gone.contains((long) k);
                    long wins = cannot ? NONE : Math.addExact(least[w - 1], winning);
                    least[w] = Math.min(loses, wins);
                }
            }
            return terms.exhaustive ? least[most] : Arrays.stream(least).min().getAsLong();
        }

        /** A dead heat counts in 720,720ths, of which no part is as small as 10,000; profits are rounded down then. */
        static long whole(Map<String, Object> payouts) {
            boolean shared = ((List<?>) payouts.get("fractions")).stream().anyMatch(part -> (Long) part > Terms.WHOLE);
            return shared ? 720_720 : Terms.WHOLE;
        }

        /** Profit or loss when each selection pays so many parts of a win. */
        long profit(Map<String, Object> payouts) {
            List<?> fractions = (List<?>) payouts.get("fractions");
            require(fractions.size() == ifWin.length, "payouts for " + fractions.size() + " selections");
            long whole = whole(payouts);
            BigInteger sum = BigInteger.ZERO;
            for (int k = 0; k < ifWin.length; k++) {
                long part = (Long) fractions.get(k);
                sum = sum.add(BigInteger.valueOf(ifWin[k]).multiply(BigInteger.valueOf(part)))
                        .add(BigInteger.valueOf(ifLose[k]).multiply(BigInteger.valueOf(whole - part)));
            }
            BigInteger[] profit = sum.divideAndRemainder(BigInteger.valueOf(whole));
            require(whole != Terms.WHOLE || profit[1].signum() == 0, "a profit that is no whole number of micros");
            return profit[0].longValueExact() + Math.min(0, profit[1].signum());
        }
    }

    /** Something is not as it should be. */
    private static final class Difference extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Difference(String what) {
            super(what, null, false, false);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Difference(otherwise);
        }
    }

    @SuppressWarnings("unchecked") // A JSON object has strings for keys.
    private static Map<String, Object> object(Object value) {
        require(value instanceof Map, "an object is missing");
        return (Map<String, Object>) value;
    }

    private static String text(Map<String, Object> members, String name) {
        require(members.get(name) instanceof String, name + " is missing or no text");
        return (String) members.get(name);
    }

    private static long number(Map<String, Object> members, String name) {
        require(members.get(name) instanceof Long, name + " is missing or no whole number");
        return (Long) members.get(name);
    }

    private static String money(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2).toPlainString() : exact.toPlainString();
    }

    private static String sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads JSON: maps, lists, strings, whole numbers as Long, others as BigDecimal, booleans, null. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object whole() {
            Object value = value();
            space();
            require(at == text.length(), "more than one JSON value");
            return value;
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean take(char wanted) {
            space();
            boolean there = at < text.length() && text.charAt(at) == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private Object value() {
            space();
            if (take('{')) {
                Map<String, Object> members = new HashMap<>();
                while (!take('}')) {
                    require(members.isEmpty() || take(','), "a comma is missing");
                    require(take('"'), "a name is missing");
                    String name = string();
                    require(take(':') && !members.containsKey(name), "the member " + name + " is wrong");
                    members.put(name, value());
                }
                return members;
            }
            if (take('[')) {
                List<Object> items = new ArrayList<>();
                while (!take(']')) {
                    require(items.isEmpty() || take(','), "a comma is missing");
                    items.add(value());
                }
                return items;
            }
            return take('"') ? string() : word();
        }

        private Object word() {
            int start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> null;
                default -> word.matches("-?\\d+") ? (Object) Long.valueOf(word) : new BigDecimal(word);
            };
        }

        private String string() {
            StringBuilder read = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                read.append(c == '\\' ? escaped(next()) : c);
            }
            return read.toString();
        }

        private char next() {
            require(at < text.length(), "a string without an end");
            return text.charAt(at++);
        }

        private char escaped(char c) {
            if (c == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int which = "bfnrt".indexOf(c);
            return which < 0 ? c : "\b\f\n\r\t".charAt(which);
        }
    }

    /** Reads CBOR (RFC 8949) as far as events use it, into the same values as {@link Json}. */
    private static final class Cbor {
        private static final int BREAK = 0xff;
        private static final int INDEFINITE = 31;

        private final byte[] bytes;
        private int at;

        Cbor(byte[] bytes) {
            this.bytes = bytes;
        }

        Object whole() {
            Object value = value();
            require(at == bytes.length, "more than one stored value");
            return value;
        }

        private Object value() {
            int first = bytes[at++] & 0xff;
            int info = first & 0x1f;
            return switch (first >> 5) {
                case 0 -> length(info);
                case 1 -> -1 - length(info);
                case 3 -> string(info);
                case 4 -> list(info);
                case 5 -> map(info);
                case 7 -> simple(info);
                default -> throw new Difference("stored bytes of a kind that no event has");
            };
        }

        private long length(int info) {
            if (info < 24) {
                return info;
            }
            require(info <= 27, "stored bytes that are no CBOR");
            long value = 0;
            for (int i = 0; i < 1 << (info - 24); i++) {
                value = value << 8 | (bytes[at++] & 0xff);
            }
            require(value >= 0, "a stored number that is too large");
            return value;
        }

        private String string(int info) {
            if (info == INDEFINITE) {
                StringBuilder parts = new StringBuilder();
                while (!ends(info, 0, 1)) {
                    parts.append(value());
                }
                return parts.toString();
            }
            int size = Math.toIntExact(length(info));
            at += size;
            return new String(bytes, at - size, size, StandardCharsets.UTF_8);
        }

        private boolean ends(int info, long done, long size) {
            if (info != INDEFINITE) {
                return done == size;
            }
            boolean end = (bytes[at] & 0xff) == BREAK;
            at += end ? 1 : 0;
            return end;
        }

        private List<Object> list(int info) {
            long size = info == INDEFINITE ? 0 : length(info);
            List<Object> items = new ArrayList<>();
            while (!ends(info, items.size(), size)) {
                items.add(value());
            }
            return items;
        }

        private Map<String, Object> map(int info) {
            long size = info == INDEFINITE ? 0 : length(info);
            Map<String, Object> members = new HashMap<>();
            while (!ends(info, members.size(), size)) {
                String name = (String) value();
                require(!members.containsKey(name), "a stored member twice");
                members.put(name, value());
            }
            return members;
        }

        private static Object simple(int info) {
            return switch (info) {
                case 20 -> false;
                case 21 -> true;
                case 22 -> null;
                default -> throw new Difference("stored bytes of a kind that no event has");
            };
        }
    }
}
