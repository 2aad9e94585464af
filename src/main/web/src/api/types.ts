/** The shapes of the API, as docs/openapi.yaml has them under the same names. */

export type Amount = string;

export type PositiveAmount = string;

export type Price = string;

export type Size = string;

export type Percent = string;

export type Time = string;

export type AnyTime = string;

export type Reference = string;

export type Words = string;

export type NextCursor = string | null;

export type Version = number;

export type MarketId = string;

export type ClientOrderId = string;

export type OrderId = string;

export type MarketKind = "ODDS" | "YES_NO" | "SPOT";

export type MarketStatus =
    | "INACTIVE"
    | "OPEN"
    | "SUSPENDED"
    | "CLOSED"
    | "PROPOSED"
    | "DISPUTED"
    | "SETTLING"
    | "SETTLED"
    | "VOIDED";

export type OrderStatus =
    | "PENDING"
    | "DELAYED"
    | "OPEN"
    | "FILLED"
    | "CANCELLED"
    | "LAPSED"
    | "EXPIRED"
    | "VOIDED"
    | "REJECTED";

export type Side = "BACK" | "LAY" | "BUY" | "SELL";

export type TimeInForce = "GTC" | "GTD" | "IOC" | "FOK";

export type OnInPlay = "LAPSE" | "PERSIST";

export type SelfTradePrevention = "CANCEL_TAKER" | "CANCEL_MAKER" | "CANCEL_BOTH" | "DECREMENT";

export interface Credentials {
    username: string;
    password: string;
}

export interface User {
    userId: string;
    username: string;
    roles: ("user" | "admin" | "arbiter")[];
    createdAt: Time;
}

export interface Session {
    accessToken: string;
    tokenType: "Bearer";
    expiresInSeconds: number;
    refreshToken: string;
}

export interface OpenSession {
    sessionId: string;
    createdAt: Time;
    renewedAt: Time;
    expiresAt: Time;
    address?: string;
    current: boolean;
}

export interface CommissionDiscount {
    userId: string;
    discountPercent: Percent;
    reason?: string;
    by?: string;
    at?: Time;
}

export interface SelectionProfit {
    ifWin: Amount;
    ifLose: Amount;
}

export interface Wallet {
    currency: string;
    balance: Amount;
    available: Amount;
    exposure: Amount;
    pendingWithdrawals: Amount;
    disputeBonds: Amount;
    owed: Amount;
    commissionDiscountPercent: Percent;
    markets: {
        marketId: MarketId;
        exposure: Amount;
        profitIfOutcome: Amount[];
        profitBySelection: SelectionProfit[];
        commissionDiscountPercent: Percent;
    }[];
    holdings: {
        marketId: MarketId;
        size: Size;
        reserved: Size;
        averagePrice?: Price;
    }[];
    seq: number;
}

export interface Holding {
    marketId: MarketId;
    marketName: string;
    status: MarketStatus;
    size: Size;
    reserved: Size;
    averagePrice?: Price;
    cost: Amount;
    lastPrice?: Price;
    marketValue?: Amount;
    unrealisedProfit?: Amount;
    realisedProfit: Amount;
}

export interface LedgerLine {
    seq: number;
    time: Time;
    type: string;
    amount: Amount;
    balanceAfter: Amount;
    ref?: string;
}

export interface Position {
    marketId: MarketId;
    marketName: string;
    kind: MarketKind;
    status: "OPEN" | "SETTLED" | "VOIDED";
    profit?: Amount;
    commission?: Amount;
    settledAt?: Time;
    exposure: Amount;
    outcomes: {
        selectionId?: string;
        name?: string;
        profit: Amount;
    }[];
}

export interface Fixture {
    name: Words;
    startsAt?: AnyTime;
}

export interface MarketSummary {
    marketId: MarketId;
    kind: MarketKind;
    name: string;
    event: Fixture;
    status: MarketStatus;
    inPlay: boolean;
    version: Version;
    createdAt: Time;
    bookSeq: number;
    prices: BookSelection[];
}

export interface Bet {
    seq: number;
    time: Time;
    marketId: MarketId;
    selectionId: string;
    side: Side;
    orderId: OrderId;
    clientOrderId: ClientOrderId;
    price: Price;
    reducedPrice?: Price;
    size: Size;
}

export interface UserSettlement {
    seq: number;
    time: Time;
    marketId: MarketId;
    marketName: string;
    outcome: "SETTLED" | "VOIDED" | "CORRECTED";
    profit: Amount;
    commission: Amount;
}

export interface ActivityDay {
    day: string;
    ordersPlaced: number;
    ordersRefused: number;
    bets: number;
    sizeMatched: Size;
    deposited: Amount;
    withdrawn: Amount;
    marketsSettled: number;
    profit: Amount;
    commission: Amount;
    lastAt: Time;
}

export interface Trade {
    seq: number;
    time: Time;
    selectionId: string;
    price: Price;
    size: Size;
    taker: Side;
}

export interface Candle {
    selectionId: string;
    start: Time;
    open: Price;
    high: Price;
    low: Price;
    close: Price;
    volume: Size;
    trades: number;
    seq: number;
}

export interface DepthMoment {
    time: Time;
    seq: number;
    selections: {
        id: string;
        back?: Level[];
        lay?: Level[];
        bids?: Level[];
        asks?: Level[];
    }[];
}

export type LevelChange = [Price, Size, Size];

export interface BookChanges {
    marketId: MarketId;
    fromSeq: number;
    fromTime: Time;
    toSeq: number;
    toTime: Time;
    selections: {
        id: string;
        back?: LevelChange[];
        lay?: LevelChange[];
        bids?: LevelChange[];
        asks?: LevelChange[];
        traded: Size;
    }[];
}

export interface NewMarket {
    clientRef: Reference;
    kind: MarketKind;
    name: Words;
    event: Fixture;
    selections: {
        id: Reference;
        name: Words;
    }[];
    numberOfWinners?: number;
    exhaustive?: boolean;
    commissionPercent?: Percent;
    takerFeePercent?: Percent;
    tickSize?: Price;
    betDelaySeconds?: number;
    betDelayModel?: "ALL" | "TAKER_ONLY";
    opensAt?: AnyTime;
    turnInPlayAt?: AnyTime;
    closesAt?: AnyTime;
    resolveBy?: AnyTime;
    approvals?: number;
    disputeSeconds?: number;
    sources?: string[];
    quorum?: number;
    disputeBond?: Amount;
    rules?: string;
}

export interface MarketStep {
    marketId: MarketId;
    status: MarketStatus;
    inPlay: boolean;
    version: Version;
}

export interface Market {
    marketId: MarketId;
    clientRef: Reference;
    kind: MarketKind;
    name: string;
    event: Fixture;
    selections: {
        id: string;
        name: string;
        removed: boolean;
        reductionPercent?: Percent;
    }[];
    numberOfWinners: number;
    exhaustive: boolean;
    commissionPercent: Percent;
    takerFeePercent?: Percent;
    tickSize?: Price;
    betDelaySeconds: number;
    betDelayModel: "ALL" | "TAKER_ONLY";
    opensAt?: Time;
    turnInPlayAt?: Time;
    closesAt?: Time;
    resolveBy?: Time;
    approvals?: number;
    disputeSeconds?: number;
    sources?: string[];
    quorum?: number;
    disputeBond?: Amount;
    rules?: string;
    status: MarketStatus;
    haltedUntil?: Time;
    inPlay: boolean;
    version: Version;
    resolution?: Resolution;
    proposal?: Proposal;
    disputes?: Dispute[];
    settlement?: {
        users: number;
        paid: number;
        profit: Amount;
        commission: Amount;
        done: boolean;
        startedAt: Time;
        perSecond?: number;
        secondsLeft?: number;
    };
    createdAt: Time;
    updatedAt: Time;
    prices: BookSelection[];
}

export type Level = [Price, Size];

export interface BookSelection {
    id: string;
    name: string;
    back?: Level[];
    lay?: Level[];
    bids?: Level[];
    asks?: Level[];
    lastTraded?: Price;
    traded: Size;
}

export interface Book {
    marketId: MarketId;
    seq: number;
    time: Time;
    version: number;
    selections: BookSelection[];
}

export interface Resolution {
    void: boolean;
    payouts?: {
        selectionId: string;
        payout: Price;
    }[];
    reason: string;
}

export interface System {
    time: Time;
    nodes: {
        address: string;
        oldest: boolean;
        members: number;
        silentMs: number;
        shards: number;
        entities: number;
        placing?: Placing;
    }[];
    events: number;
    lags: {
        views: string;
        lagMs: number;
    }[];
}

export interface Placing {
    orders: number;
    medianMicros: number;
    p99Micros: number;
}

export interface PendingWithdrawal {
    userId: string;
    username?: string;
    clientRef: string;
    amount: string;
    at: Time;
    state: "PAYING" | "REVIEW";
    attempts: number;
    lastAnswer?: string;
    lastAnswerAt?: Time;
}

export interface PayoutAnswer {
    outcome: "PAID" | "FAILED" | "UNKNOWN";
    detail?: string;
}

export interface Office {
    time: Time;
    markets: Record<string, number>;
    waiting: {
        marketId: string;
        eventName: string;
        name: string;
        status: MarketStatus;
        createdAt: Time;
    }[];
    payments: {
        suspended: number;
        withdrawals: number;
        withdrawing: string;
        oldestWithdrawal?: Time;
    };
    today: {
        users: number;
        orders: number;
        bets: number;
        deposited: string;
        withdrawn: string;
        commission: string;
    };
    turnover: {
        today: string;
        trades: number;
        yesterday: string;
    };
    atRisk: string;
    placing?: Placing;
    events: number;
}

export type LogArea = "MARKET" | "SWITCH" | "USER" | "PAYMENT" | "STAFF" | "VIEW";

export interface LogEntry {
    area: LogArea;
    entity: string;
    seq: number;
    time: Time;
    action: string;
    by?: string;
    byName?: string;
    marketId?: string;
    eventName?: string;
    marketName?: string;
    userId?: string;
    username?: string;
    detail?: string;
    reason?: string;
}

export interface MarketLogEntry {
    seq: number;
    time: Time;
    event: string;
    by?: string;
    reason?: string;
}

export interface Evidence {
    text?: string;
    url?: string;
    sha256?: string;
}

export interface Proposal {
    proposalId: string;
    resolution: Resolution;
    evidence?: Evidence;
    proposedBy?: string;
    proposedAt: Time;
    approved: boolean;
    approvedBy?: string;
    finalAt?: Time;
}

export interface Bond {
    proposalId: string;
    marketId: MarketId;
    bond: Amount;
    reason: string;
    status: "RESERVED" | "HELD" | "RELEASED" | "REWARDED" | "FORFEITED";
    reward?: Amount;
    refusal?: string;
    at: Time;
}

export interface Dispute {
    proposalId: string;
    userId?: string;
    reason: string;
    bond?: Amount;
    at: Time;
}

export interface SettlementPreview {
    users: number;
    payout: Amount;
    commission: Amount;
}

export interface NewResolution {
    winners?: string[];
    payouts?: Record<string, Price>;
    void?: boolean;
    reason: string;
    evidence?: Evidence;
}

export interface NewOrder {
    clientOrderId: ClientOrderId;
    marketId: MarketId;
    selectionId: string;
    side: Side;
    type?: "LIMIT" | "MARKET";
    price?: Price;
    size: Size;
    timeInForce?: TimeInForce;
    expiresAt?: AnyTime;
    postOnly?: boolean;
    onInPlay?: OnInPlay;
    stp?: SelfTradePrevention;
    marketVersion?: number;
    validUntilMs?: number;
}

export interface Order {
    orderId: OrderId;
    clientOrderId: ClientOrderId;
    marketId: MarketId;
    selectionId: string;
    side: Side;
    price: Price;
    size: Size;
    timeInForce: TimeInForce;
    expiresAt?: Time;
    postOnly: boolean;
    onInPlay: OnInPlay;
    stp: SelfTradePrevention;
    status: OrderStatus;
    reason?: ProblemCode;
    sizeMatched: Size;
    sizeRemaining: Size;
    sizeCancelled: Size;
    sizeLapsed: Size;
    sizeVoided: Size;
    averagePriceMatched?: Price;
    seq: number;
    placedAt: Time;
    updatedAt: Time;
}

export type Month = string;

export type DocumentKind = "INVOICE" | "CREDIT_NOTE" | "STATEMENT";

export type Hash = string;

export interface DocumentSummary {
    number: DocumentNumber;
    kind: DocumentKind;
    month: Month;
    time: Time;
    hash: Hash;
}

export type DocumentNumber = string;

export interface Document {
    number: DocumentNumber | null;
    kind: DocumentKind;
    month: Month;
    userId: string;
    time: Time;
    hash?: Hash;
    issuer: {
        name: string;
        address: string;
        taxId: string;
        taxNote: string;
        currency: string;
    };
    invoice?: Invoice;
    creditNote?: CreditNote;
    statement?: MonthlyStatement;
}

export interface InvoicedSettlement {
    marketId: string;
    market: string;
    event: string;
    version: number;
    settledAt: Time;
    firstWalletSeq: number;
    walletSeq: number;
}

export interface Invoice {
    settlement: InvoicedSettlement;
    lines: InvoiceLine[];
    linesOmitted: number;
    gross: Amount;
    feePercent: Percent;
    discountPercent?: Percent;
    fee: Amount;
    net: Amount;
}

export interface InvoiceLine {
    orderId: OrderId;
    clientOrderId: string;
    selection: string;
    side: "BACK" | "LAY" | "BUY" | "SELL";
    size: Size;
    averagePrice: Price;
    matches: number;
    gross: Amount;
    firstMatchedAt: Time;
    lastMatchedAt: Time;
    firstWalletSeq: number;
    lastWalletSeq: number;
}

export interface CreditNote {
    invoice: DocumentNumber;
    settlement: InvoicedSettlement;
    gross: Amount;
    feePercent: Percent;
    discountPercent?: Percent;
    feeCredited: Amount;
}

export interface MonthlyStatement {
    opening: Amount;
    movements: {
        type:
            | "DEPOSIT"
            | "WITHDRAWAL"
            | "TRADE"
            | "FEE"
            | "SETTLEMENT"
            | "COMMISSION"
            | "CORRECTION"
            | "DISPUTE_BOND"
            | "DISPUTE_REWARD";
        entries: number;
        amount: Amount;
    }[];
    closing: Amount;
    walletSeq: number;
    documents: {
        number: DocumentNumber;
        kind: DocumentKind;
        market: string;
        settledAt: Time;
        fee: Amount;
    }[];
    documentsOmitted: number;
}

export type NotificationCategory =
    | "ORDER_CONFIRMATION"
    | "FILL"
    | "LAPSE"
    | "SETTLEMENT"
    | "PAYMENT"
    | "SECURITY"
    | "MARKET"
    | "ALERT"
    | "DOCUMENT";

export type NotificationChannels = ("IN_APP" | "EMAIL" | "WEBHOOK")[];

export interface Notification {
    number: number;
    category: NotificationCategory;
    kind: string;
    text: string;
    details: Record<string, string>;
    source: string;
    seq: number;
    time: Time;
    read: boolean;
}

export interface NotificationPreferences {
    categories?: Record<string, NotificationChannels>;
    email?: string;
    timeZone?: string;
    quietHours?: {
        from: string;
        to: string;
    };
    digest?: "OFF" | "HOURLY" | "DAILY";
}

export interface DeliveryAttempt {
    deliveryId: string;
    channel: "EMAIL" | "WEBHOOK";
    number: number;
    attempt: number;
    result: "DELIVERED" | "FAILED" | "GIVEN_UP";
    detail?: string;
    time: Time;
}

export interface Webhook {
    url: string;
    secret: string;
}

export type AlertKind = "CROSSES" | "BEST_BACK" | "BEST_LAY" | "SPREAD" | "VOLUME" | "MOVE" | "STATUS";

export interface NewAlert {
    clientRef: Reference;
    marketId: string;
    kind: AlertKind;
    selectionId?: string;
    value?: string;
    windowSeconds?: number;
    status?: string;
}

export interface Alert {
    alertId: string;
    marketId: string;
    kind: AlertKind;
    selectionId?: string;
    value?: string;
    windowSeconds?: number;
    status?: string;
    state: "WAITING" | "FIRED";
    fromSeq: number;
    setAt: Time;
    firedSeq?: number;
    firedValue?: string;
    firedAt?: Time;
}

export interface Problem {
    type: string;
    title: string;
    status: number;
    code: ProblemCode;
    detail?: string;
    details?: Record<string, string>;
    retryable: boolean;
    retryAfterMs?: number;
    orderState?: "NOT_APPLIED" | "UNKNOWN";
    requestId: string;
}

export type ProblemCode =
    | "INVALID_REQUEST"
    | "INVALID_JSON"
    | "UNKNOWN_FIELD"
    | "MISSING_FIELD"
    | "INVALID_FIELD"
    | "INVALID_PARAMETER"
    | "INVALID_ID"
    | "INVALID_AMOUNT"
    | "INVALID_ODDS"
    | "INVALID_PRICE"
    | "INVALID_SIZE"
    | "INVALID_DISCOUNT"
    | "INVALID_SIDE"
    | "INVALID_MARKET"
    | "INVALID_EVIDENCE"
    | "INVALID_WEBHOOK"
    | "INVALID_NOTICE"
    | "INVALID_USERNAME"
    | "INVALID_PASSWORD"
    | "UNAUTHENTICATED"
    | "INVALID_REPORT_SIGNATURE"
    | "TOKEN_EXPIRED"
    | "INVALID_CREDENTIALS"
    | "INVALID_SIGNATURE"
    | "FORBIDDEN"
    | "FOUR_EYES_REQUIRED"
    | "NOT_FOUND"
    | "MARKET_NOT_FOUND"
    | "USER_NOT_FOUND"
    | "SELECTION_NOT_FOUND"
    | "PROPOSAL_NOT_FOUND"
    | "ORDER_NOT_FOUND"
    | "ALERT_NOT_FOUND"
    | "DOCUMENT_NOT_FOUND"
    | "SESSION_NOT_FOUND"
    | "DEPOSIT_NOT_FOUND"
    | "WITHDRAWAL_NOT_FOUND"
    | "TRANSACTION_NOT_FOUND"
    | "NO_PAYMENT_PROVIDER"
    | "METHOD_NOT_ALLOWED"
    | "REQUEST_TIMEOUT"
    | "USERNAME_TAKEN"
    | "ORDER_EXISTS_WITH_DIFFERENT_TERMS"
    | "PAYMENT_EXISTS_WITH_DIFFERENT_TERMS"
    | "MARKET_EXISTS_WITH_DIFFERENT_TERMS"
    | "ISSUE_EXISTS_WITH_DIFFERENT_TERMS"
    | "ALERT_EXISTS_WITH_DIFFERENT_TERMS"
    | "MARKET_SUSPENDED"
    | "MARKET_CLOSED"
    | "MARKET_NOT_CLOSED"
    | "MARKET_ALREADY_OPENED"
    | "MARKET_ALREADY_RESOLVED"
    | "SOURCE_NOT_HEARD"
    | "SOURCE_ALREADY_REPORTED"
    | "MARKET_ALREADY_PROPOSED"
    | "ARBITER_REQUIRED"
    | "DISPUTE_WINDOW_CLOSED"
    | "DISPUTE_BOND_REQUIRED"
    | "DISPUTE_BOND_DIFFERS"
    | "MARKET_ALREADY_DISPUTED"
    | "INVALID_MARKET_TRANSITION"
    | "STALE_MARKET_VERSION"
    | "SELECTION_REMOVED"
    | "BET_TAKEN_OR_LAPSED"
    | "BET_IN_PROGRESS"
    | "CANCELLED_BEFORE_PLACED"
    | "DEPOSITS_BY_PROVIDER"
    | "DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS"
    | "DEPOSIT_DECIDED"
    | "DEPOSIT_NOT_ASSIGNABLE"
    | "TRADING_STOPPED"
    | "ORDER_EXPIRED"
    | "TOO_LATE"
    | "BODY_TOO_LARGE"
    | "URI_TOO_LONG"
    | "UNSUPPORTED_MEDIA_TYPE"
    | "INSUFFICIENT_FUNDS"
    | "INSUFFICIENT_HOLDINGS"
    | "NOT_A_STOCK"
    | "NO_LIQUIDITY"
    | "POST_ONLY_WOULD_CROSS"
    | "FOK_NOT_FILLABLE"
    | "TOO_MANY_OPEN_ORDERS"
    | "ORDER_TOO_LARGE"
    | "PRICE_OUT_OF_BAND"
    | "TOO_MANY_ALERTS"
    | "WRONG_PASSWORD"
    | "MANDATORY_CATEGORY"
    | "ID_TOO_OLD"
    | "TOO_FEW_SELECTIONS"
    | "NOTHING_AT_STAKE"
    | "INVALID_RESOLUTION"
    | "CORRECTION_TOO_LATE"
    | "INVALID_SCHEDULE"
    | "SCHEDULE_IN_PAST"
    | "VOID_NOT_SUPPORTED"
    | "BEFORE_FIRST_EVENT"
    | "BEYOND_LAST_EVENT"
    | "REPLAY_TOO_LONG"
    | "EXPORT_TOO_LARGE"
    | "UPGRADE_REQUIRED"
    | "TOO_MANY_REQUESTS"
    | "BUSY"
    | "HEADERS_TOO_LARGE"
    | "INTERNAL"
    | "PROVIDER_UNCLEAR"
    | "UNAVAILABLE";
