import type { Wallet } from "../../api/types.ts";
import { Tabs } from "../../components/Tabs.tsx";
import { useLoaded } from "../../state/loading.ts";
import { useOwnNews } from "../../state/ownNews.ts";
import { client } from "../../state/session.ts";
import { Documents } from "./Documents.tsx";
import { Ledger } from "./Ledger.tsx";
import { MoneyTiles } from "./MoneyTiles.tsx";
import { Overview } from "./Overview.tsx";

const EVERY_MS = 15_000;

const TABS = [
    { href: "/wallet", words: "Overview" },
    { href: "/wallet/ledger", words: "Ledger" },
    { href: "/wallet/documents", words: "Documents" },
];

/** The money: how much there is, where it is, paying in and out, and every movement of it. */
export function WalletPage({ tab }: { tab: string }) {
    const wallet = useLoaded((signal) => client.ask<Wallet>("/wallet", { signal }), [], EVERY_MS);
    useOwnNews(wallet.reload);
    const current = "/wallet/" + tab;
    const shown = TABS.some((each) => each.href === current) ? current : "/wallet";
    return (
        <div class="stack">
            <h1>Wallet</h1>
            <MoneyTiles of={wallet} />
            <Tabs label="Wallet" tabs={TABS} current={shown} />
            {shown === "/wallet/ledger" && <Ledger seq={wallet.value?.seq} />}
            {shown === "/wallet/documents" && <Documents />}
            {shown === "/wallet" && <Overview of={wallet} />}
        </div>
    );
}
