import { Chips } from "../../components/Chips.tsx";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { Suspense } from "./Suspense.tsx";
import { Withdrawals } from "./Withdrawals.tsx";

const PATH = "/office/payments";
const LISTS = [["withdrawals", "Withdrawals under way"], ["deposits", "Deposits"]] as const;

/** Money that goes out and comes in by the payment provider. */
export function PaymentsPage() {
    const list = useStore(place, (now) => now.query.get("list")) === "deposits" ? "deposits" : "withdrawals";
    return (
        <>
            <h1>Payments</h1>
            <Chips label="List" options={LISTS} value={list} onPick={(next) => go(PATH + "?list=" + next, true)} />
            {list === "deposits" ? <Suspense /> : <Withdrawals />}
        </>
    );
}
