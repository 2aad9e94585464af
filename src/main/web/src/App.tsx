import { Bell, Unread } from "./components/Bell.tsx";
import { Guard } from "./components/Guard.tsx";
import { Later } from "./components/Later.tsx";
import { HeaderMoney, LiveStatus } from "./components/LiveStatus.tsx";
import { LogInAgain } from "./components/LogInAgain.tsx";
import { Palette } from "./components/palette/Palette.tsx";
import { Toasts } from "./components/Toasts.tsx";
import { AccountPage } from "./pages/AccountPage.tsx";
import { LoginPage } from "./pages/LoginPage.tsx";
import { MarketPage } from "./pages/market/MarketPage.tsx";
import { EventPage } from "./pages/markets/EventPage.tsx";
import { MarketsPage } from "./pages/markets/MarketsPage.tsx";
import { NoticesPage } from "./pages/notices/NoticesPage.tsx";
import { OrderPage } from "./pages/OrderPage.tsx";
import { findPage, type Page } from "./pages/page.ts";
import { PortfolioPage } from "./pages/portfolio/PortfolioPage.tsx";
import { WalletPage } from "./pages/wallet/WalletPage.tsx";
import { goOut } from "./state/goOut.ts";
import { paletteOpen } from "./state/palette.ts";
import { place } from "./state/router.ts";
import { expired, isStaff, session, user } from "./state/session.ts";
import { useStore } from "./state/store.ts";

const PAGES: readonly Page[] = [
    { pattern: "/", title: "Markets", show: () => <MarketsPage /> },
    { pattern: "/m/:marketId", title: "Market", show: ({ marketId }) => <MarketPage marketId={marketId ?? ""} /> },
    { pattern: "/e/:name", title: "Event", show: ({ name = "" }) => <EventPage name={name} /> },
    {
        pattern: "/e/:name/:start",
        title: "Event",
        show: ({ name = "", start }) => <EventPage name={name} start={start} />,
    },
    { pattern: "/login", title: "Log in", show: () => <LoginPage key="login" isNew={false} /> },
    { pattern: "/register", title: "Create an account", show: () => <LoginPage key="register" isNew /> },
    { pattern: "/portfolio", title: "Portfolio", own: true, show: () => <PortfolioPage tab="" /> },
    { pattern: "/portfolio/:tab", title: "Portfolio", own: true, show: ({ tab = "" }) => <PortfolioPage tab={tab} /> },
    {
        pattern: "/orders/:orderId",
        title: "Order",
        own: true,
        show: ({ orderId = "" }) => <OrderPage orderId={orderId} />,
    },
    { pattern: "/wallet", title: "Wallet", own: true, show: () => <WalletPage tab="" /> },
    { pattern: "/wallet/:tab", title: "Wallet", own: true, show: ({ tab = "" }) => <WalletPage tab={tab} /> },
    { pattern: "/notifications", title: "Notices", own: true, show: () => <NoticesPage tab="" /> },
    { pattern: "/notifications/:tab", title: "Notices", own: true, show: ({ tab = "" }) => <NoticesPage tab={tab} /> },
    { pattern: "/account", title: "Account", own: true, show: () => <AccountPage /> },
    { pattern: "/help", title: "How it works", show: () => <Later load={loadHelp} of={{}} /> },
];

const OFFICE: Page = {
    pattern: "/office",
    title: "Office",
    own: true,
    show: ({ path = "" }) => <StaffPages path={path} />,
};

const isOffice = (path: string) => path === "/office" || path.startsWith("/office/");

interface Tab {
    href: string;
    words: string;
    /** For who is logged in. */
    own?: boolean;
    /** For who has a wallet, which staff have not. */
    bettor?: boolean;
    /** For who works for the exchange. */
    staff?: boolean;
}

const TABS: readonly Tab[] = [
    { href: "/", words: "Markets" },
    { href: "/portfolio", words: "Portfolio", own: true, bettor: true },
    { href: "/wallet", words: "Wallet", own: true, bettor: true },
    { href: "/notifications", words: "Notices", own: true },
    { href: "/office", words: "Office", own: true, staff: true },
];

/** On a small screen the header has no room for it. */
const SMALL_TABS: readonly Tab[] = [...TABS, { href: "/account", words: "Account", own: true }];

/** The frame around every page. */
export function App() {
    const { path } = useStore(place);
    const [page, parameters] = findPage(PAGES, path) ?? (isOffice(path) ? [OFFICE, { path }] : []);
    const loggedIn = useMeant();
    document.title = (page?.title ?? "Not found") + " - Crossbook";
    const shown = page === undefined
        ? <NotFound />
        : page.own && !loggedIn
        ? <LoginPage key="login" isNew={false} />
        : page.show(parameters ?? {});
    return (
        <div class="shell">
            <a class="shell-skip" href="#main">Skip to the content</a>
            <Header path={path} />
            <main id="main" class="shell-main" tabIndex={-1}>
                <Guard key={path.split("/")[1]}>{shown}</Guard>
            </main>
            <footer class="shell-footer">
                <span>Crossbook</span>
                <a href="/help">How it works</a>
                <a href="/docs/">API</a>
            </footer>
            <nav class="shell-tabs" aria-label="Main, small screens">
                <Links path={path} tabs={SMALL_TABS} unread />
            </nav>
            <LogInAgain />
            <Palette />
            <Toasts />
        </div>
    );
}

/** Whether somebody is logged in, or was until his session ended under his hands. */
function useMeant(): boolean {
    const now = useStore(session) !== null;
    const over = useStore(expired);
    const known = useStore(user) !== null;
    return now || (over && known);
}

/** The pages of the staff, whose script nobody else loads. */
function StaffPages({ path }: { path: string }) {
    const who = useStore(user);
    return who !== null && !isStaff(who)
        ? <div class="panel empty">These pages are for the staff of the exchange.</div>
        : <Later load={loadOffice} of={{ path, otherwise: <NotFound /> }} />;
}

const loadOffice = () => import("./pages/office/Office.tsx").then(({ Office }) => Office);
const loadHelp = () => import("./pages/HelpPage.tsx").then(({ HelpPage }) => HelpPage);

function Links({ path, tabs = TABS, unread = false }: { path: string; tabs?: readonly Tab[]; unread?: boolean }) {
    const loggedIn = useMeant();
    const staff = isStaff(useStore(user));
    return tabs.filter((tab) => (loggedIn || !tab.own) && !(staff ? tab.bettor : tab.staff)).map((tab) => (
        <a
            key={tab.href}
            href={tab.href}
            aria-current={path === tab.href || (tab.href !== "/" && path.startsWith(tab.href + "/"))
                ? "page"
                : undefined}
        >
            {tab.words}
            {unread && tab.href === "/notifications" && <Unread />}
        </a>
    ));
}

function Header({ path }: { path: string }) {
    const who = useStore(user);
    const loggedIn = useMeant();
    return (
        <header class={"shell-header" + (isOffice(path) ? " shell-office" : "")}>
            <a class="shell-brand" href="/">
                <img src="/icon.svg" alt="" />
                Crossbook
            </a>
            <nav class="shell-nav" aria-label="Main">
                <Links path={path} />
            </nav>
            <SearchButton />
            <div class="shell-right">
                <LiveStatus />
                <HeaderMoney />
                {loggedIn
                    ? (
                        <>
                            <Bell />
                            <a href="/account">{who?.username ?? "Account"}</a>
                            <button
                                type="button"
                                class="button button-small shell-logout"
                                onClick={() => void goOut()}
                            >
                                Log out
                            </button>
                        </>
                    )
                    : (
                        <>
                            <a class="button button-small" href="/login">Log in</a>
                            <a class="button button-small button-primary" href="/register">Sign up</a>
                        </>
                    )}
            </div>
        </header>
    );
}

function SearchButton() {
    return (
        <button
            type="button"
            class="shell-search"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K /"
            onClick={() => paletteOpen.set(true)}
        >
            <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
                <path d="M13 13l5 5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </svg>
            <span>Search</span>
            <kbd aria-hidden="true">Ctrl K</kbd>
        </button>
    );
}

function NotFound() {
    return (
        <div class="panel empty">
            <h1>There is no such page</h1>
            <p>
                <a href="/">All markets</a>
            </p>
        </div>
    );
}
