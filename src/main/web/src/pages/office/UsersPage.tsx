import { useState } from "preact/hooks";
import type { User } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { Field } from "../../components/Field.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { SearchField } from "../../components/SearchField.tsx";
import { formatDate } from "../../domain/formats.ts";
import { useAct } from "../../state/act.ts";
import { usePages } from "../../state/pages.ts";
import { post } from "./calls.ts";

const COLUMNS: readonly Column<User>[] = [
    { name: "Username", cell: (each) => <a href={"/office/users/" + each.userId}>{each.username}</a> },
    { name: "Role", cell: (each) => each.roles.join(", ") },
    { name: "Since", cell: (each) => formatDate(each.createdAt) },
    { name: "Id", cell: (each) => <code class="soft">{each.userId}</code> },
];

/** Finds users by name, and employs admins and arbiters. */
export function UsersPage() {
    const [words, setWords] = useState("");
    const users = usePages<User>("/users", { q: words.trim().toLowerCase() || undefined });
    return (
        <>
            <div class="row">
                <h1>Users and staff</h1>
                <SearchField
                    class="spread"
                    label="Search users"
                    placeholder="Name begins with, or id"
                    value={words}
                    onText={setWords}
                />
            </div>
            <PagedTable
                of={users}
                caption="Users"
                columns={COLUMNS}
                rowKey={(each) => each.userId}
                empty="Nobody is called so."
            />
            <Employ />
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
