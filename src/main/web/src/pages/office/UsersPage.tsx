import { useState } from "preact/hooks";
import { Field } from "../../components/Field.tsx";
import { useAct } from "../../state/act.ts";
import { client } from "../../state/session.ts";
import { post } from "./calls.ts";

interface Discount {
    userId: string;
    discountPercent: string;
    reason?: string;
    by?: string;
    at?: string;
}

/** Employs admins and arbiters, and spares users a part of the commission. */
export function UsersPage() {
    return (
        <>
            <h1>Users and staff</h1>
            <Employ />
            <Discounts />
        </>
    );
}

function Employ() {
    const act = useAct();
    const [username, setUsername] = useState("");
    const [password, setPassword] = useState("");
    const [role, setRole] = useState("admin");
    const employ = async (event: Event) => {
        event.preventDefault();
        if (await act.run(() => post("/staff", { username, password, role }), `${username} is ${role} now`)) {
            setUsername("");
            setPassword("");
        }
    };
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Add staff</h2>
            </div>
            <form class="panel-body office-form" onSubmit={(event) => void employ(event)}>
                <Field label="Username" required autocomplete="off" value={username} onText={setUsername} />
                <Field
                    label="First password"
                    type="password"
                    required
                    autocomplete="new-password"
                    value={password}
                    onText={setPassword}
                />
                <label class="field">
                    <span class="field-label">Role</span>
                    <select class="select" value={role} onChange={(event) => setRole(event.currentTarget.value)}>
                        <option value="admin">Admin</option>
                        <option value="arbiter">Arbiter</option>
                    </select>
                </label>
                <button type="submit" class="button button-primary" disabled={act.busy}>Add</button>
            </form>
        </section>
    );
}

function Discounts() {
    const act = useAct();
    const [userId, setUserId] = useState("");
    const [found, setFound] = useState<Discount>();
    const [percent, setPercent] = useState("");
    const [reason, setReason] = useState("");
    const path = "/users/" + encodeURIComponent(userId.trim()) + "/commission-discount";
    const look = async (event: Event) => {
        event.preventDefault();
        setFound(undefined);
        await act.run(async () => {
            const discount = await client.ask<Discount>(path);
            setFound(discount);
            setPercent(discount.discountPercent);
        });
    };
    const set = async (event: Event) => {
        event.preventDefault();
        const body = { discountPercent: percent.trim(), reason: reason.trim() };
        await act.run(async () => setFound(await client.ask<Discount>(path, { method: "PUT", body })), "Set");
    };
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Commission discount</h2>
            </div>
            <form class="panel-body office-form" onSubmit={(event) => void look(event)}>
                <Field label="User id" required value={userId} onText={setUserId} />
                <button type="submit" class="button" disabled={act.busy}>Look up</button>
            </form>
            {found && (
                <form class="panel-body office-form" onSubmit={(event) => void set(event)}>
                    <Field
                        label="Discount in percent"
                        required
                        inputMode="decimal"
                        value={percent}
                        onText={setPercent}
                    />
                    <Field
                        label="Reason"
                        required
                        maxLength={200}
                        value={reason}
                        hint={found.reason && "So far: " + found.reason}
                        onText={setReason}
                    />
                    <button type="submit" class="button button-primary" disabled={act.busy}>Set</button>
                </form>
            )}
        </section>
    );
}
