import { Suspense } from "./Suspense.tsx";

/** Money that comes in and goes out by the payment provider. */
export function PaymentsPage() {
    return (
        <>
            <h1>Payments</h1>
            <Suspense />
        </>
    );
}
