import type { CommissionDiscount, User, Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { formatDateTime } from "../../domain/formats.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { MoneyTiles } from "../wallet/MoneyTiles.tsx";
import { Stakes } from "../wallet/Stakes.tsx";
import { DiscountForm } from "./DiscountForm.tsx";

/** One user: who it is, what is in the wallet, and what the staff can do. Each look is in the log. */
export function UserPage({ userId }: { userId: string }) {
    const path = "/users/" + encodeURIComponent(userId);
    const who = useLoaded((signal) => client.ask<User>(path, { signal }), [path]);
    return (
        <Async of={who} rows={6}>
            {(user) => (
                <>
                    <div class="row">
                        <h1>{user.username}</h1>
                        {user.roles.map((role) => <span key={role} class="badge">{role}</span>)}
                        <span class="soft">since {formatDateTime(user.createdAt)}</span>
                        <a class="spread" href={"/office/log?userId=" + user.userId}>What the staff did</a>
                        <a href={"/office/switches?user=" + user.userId}>Stop this user</a>
                    </div>
                    <p class="soft">
                        <code>{user.userId}</code>
                    </p>
                    {user.roles.includes("user")
                        ? <Bettor path={path} />
                        : <p class="panel empty">Staff have no wallet and never bet.</p>}
                </>
            )}
        </Async>
    );
}

function Bettor({ path }: { path: string }) {
    const wallet = useLoaded((signal) => client.ask<Wallet>(path + "/wallet", { signal }), [path]);
    const discount = useLoaded(
        (signal) => client.ask<CommissionDiscount>(path + "/commission-discount", { signal }),
        [path],
    );
    return (
        <>
            <MoneyTiles of={wallet} />
            <section class="panel" aria-labelledby="stakes">
                <div class="panel-head">
                    <h2 id="stakes">Where it is tied up</h2>
                </div>
                <Async of={wallet} rows={4}>
                    {(value) => <Stakes wallet={value} />}
                </Async>
            </section>
            <section class="panel" aria-labelledby="discount">
                <div class="panel-head">
                    <h2 id="discount">Commission discount</h2>
                </div>
                <Async of={discount} rows={2}>
                    {(value) => (
                        <DiscountForm of={value} path={path + "/commission-discount"} changed={discount.reload} />
                    )}
                </Async>
            </section>
        </>
    );
}
