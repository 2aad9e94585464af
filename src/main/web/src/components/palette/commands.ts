import type { User } from "../../api/types.ts";
import { filterAddress, KINDS } from "../../domain/listFilter.ts";
import { ODDS_FORMATS } from "../../domain/odds.ts";
import { openOrders, type OwnState } from "../../domain/orders.ts";
import type { Findable } from "../../domain/palette.ts";
import { star } from "../../state/favourites.ts";
import { goOut } from "../../state/goOut.ts";
import { cancelAll } from "../../state/ordering.ts";
import { prefer, type Preferences, type Theme } from "../../state/preferences.ts";
import { match } from "../../state/router.ts";
import { isStaff } from "../../state/session.ts";
import { FORMAT_WORDS, KIND_WORDS } from "../words.ts";

/** Something the palette offers: an address to go to, or something to do. */
export interface Command extends Findable {
    readonly key: string;
    readonly group: string;
    readonly hint?: string | undefined;
    readonly href?: string;
    readonly run?: () => void;
}

/** What decides which commands are there: only what this user can do here and now is offered. */
export interface Situation {
    readonly who: User | null;
    readonly loggedIn: boolean;
    readonly path: string;
    readonly preferences: Preferences;
    readonly own: OwnState;
}

const page = (href: string, words: string, also?: string): Command => ({
    key: href,
    group: "Pages",
    words,
    also,
    href,
});

const PUBLIC: readonly Command[] = [
    page("/", "All markets", "list home"),
    ...KINDS.map((kind) => page(filterAddress({ kind }), KIND_WORDS[kind], "markets")),
    page(filterAddress({ inPlay: true }), "Markets in-play", "live now"),
    page(filterAddress({ favourites: true }), "Favourites", "watch list stars"),
    page(filterAddress({ over: true }), "Markets that have ended", "settled void results"),
    page("/help", "How it works", "help rules commission"),
];

/** For who has a wallet. */
const BETTOR: readonly Command[] = [
    page("/portfolio", "Positions", "portfolio stake"),
    page("/portfolio/orders", "Open orders", "portfolio unmatched"),
    page("/portfolio/history", "Order history", "portfolio"),
    page("/portfolio/bets", "Bets", "portfolio matched trades"),
    page("/portfolio/settlements", "Settlements", "portfolio results won lost"),
    page("/portfolio/stocks", "Stocks I hold", "portfolio shares"),
    page("/portfolio/performance", "Performance", "portfolio profit loss chart"),
    page("/wallet", "Wallet", "money balance deposit withdraw pay in out"),
    page("/wallet/ledger", "Ledger", "money movements"),
    page("/wallet/documents", "Documents", "statements invoices tax"),
];

const OWN: readonly Command[] = [
    page("/notifications", "Notices", "notifications inbox"),
    page("/notifications/alerts", "Price alerts", "notifications"),
    page("/notifications/preferences", "What to be told", "notifications preferences webhook"),
    page("/account", "Account", "preferences profile settings stakes"),
];

const STAFF: readonly Command[] = [
    page("/office", "Office: dashboard"),
    page("/office/markets", "Office: markets", "resolve suspend"),
    page("/office/new", "Office: new market", "create"),
    page("/office/payments", "Office: payments", "withdrawals deposits"),
    page("/office/switches", "Office: stops", "halt switches"),
    page("/office/users", "Office: users and staff", "roles discount"),
    page("/office/log", "Office: log", "audit who why"),
    page("/office/system", "Office: system", "nodes journal"),
];

const GUEST: readonly Command[] = [page("/login", "Log in"), page("/register", "Sign up", "create account register")];

const action = (key: string, words: string, run: () => void, also?: string): Command => ({
    key,
    group: "Actions",
    words,
    also,
    run,
});

const THEMES: Record<Theme, string> = { dark: "Dark colours", light: "Light colours", system: "Colours of the device" };

function looks(now: Preferences): Command[] {
    const themes = (Object.keys(THEMES) as Theme[]).filter((theme) => theme !== now.theme).map((theme) =>
        action("theme " + theme, THEMES[theme], () => prefer({ theme }), "theme mode")
    );
    const formats = ODDS_FORMATS.filter((format) => format !== now.oddsFormat).map((oddsFormat) =>
        action("odds " + oddsFormat, "Odds: " + FORMAT_WORDS[oddsFormat], () => prefer({ oddsFormat }), "format")
    );
    return [
        ...themes,
        ...formats,
        action(
            "colour-blind",
            now.colourBlind ? "Green and red for results" : "Blue and orange for results",
            () => prefer({ colourBlind: !now.colourBlind }),
            "colour blind",
        ),
        action(
            "ladder",
            now.ladder ? "Hide the ladder" : "Show the ladder",
            () => prefer({ ladder: !now.ladder }),
            "market page",
        ),
    ];
}

function inMarket({ path, own, loggedIn, preferences: { favourites } }: Situation): Command[] {
    const marketId = match("/m/:marketId", path)?.["marketId"];
    if (marketId === undefined) {
        return [];
    }
    const open = openOrders(own, marketId).length;
    const marked = favourites.includes(marketId);
    const cancel = action(
        "cancel",
        open === 1 ? "Cancel my open order in this market" : `Cancel my ${open} open orders in this market`,
        () => void cancelAll(marketId),
        "all",
    );
    return [
        ...(open > 0 ? [cancel] : []),
        action(
            "star",
            marked ? "Take this market off the watch list" : "Put this market on the watch list",
            () => star([marketId], !marked),
            "favourite",
        ),
        ...(loggedIn
            ? [page("/notifications/alerts?market=" + marketId, "Set an alert for this market", "price")]
            : []),
    ];
}

/** Pages and actions, what belongs to the market on screen first. */
export function commandsOf(now: Situation): Command[] {
    return [
        ...inMarket(now),
        ...PUBLIC,
        ...(isStaff(now.who) ? STAFF : now.loggedIn ? BETTOR : []),
        ...(now.loggedIn ? OWN : GUEST),
        ...looks(now.preferences),
        ...(now.loggedIn ? [action("out", "Log out", () => void goOut(), "leave sign")] : []),
    ];
}
