import type { ApiError } from "../../api/client.ts";
import type { OpenSession } from "../../api/types.ts";
import { type Column, DataTable } from "../../components/DataTable.tsx";
import { Async } from "../../components/Async.tsx";
import { When } from "../../components/Figures.tsx";
import { Section } from "../../components/Section.tsx";
import { explain } from "../../domain/problems.ts";
import type { Pages } from "../../state/pages.ts";
import { client } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";

const PATH = "/users/me/sessions";

/** Where one is logged in, and the end of that. */
export function Logins({ of }: { of: Pages<OpenSession> }) {
    const end = async (path: string, words: string) => {
        try {
            await client.ask(path, { method: "DELETE" });
            toast("good", words);
        } catch (failure) {
            toast("bad", explain(failure as ApiError, "save"));
        }
        of.reload();
    };
    const columns: readonly Column<OpenSession>[] = [
        { name: "Since", cell: (each) => <When at={each.createdAt} long /> },
        { name: "From", cell: (each) => each.address ?? "not known" },
        { name: "Last renewed", cell: (each) => <When at={each.renewedAt} /> },
        {
            name: "End it",
            quiet: true,
            cell: (each) =>
                each.current ? <span class="badge" data-tone="good">This one</span> : (
                    <button
                        type="button"
                        class="button button-small"
                        onClick={() => void end(`${PATH}/${each.sessionId}`, "That login is over.")}
                    >
                        Log out there
                    </button>
                ),
        },
    ];
    return (
        <Section title="Where you are logged in">
            <Async of={of} rows={2}>
                {(rows) => (
                    <>
                        <DataTable caption="Logins" columns={columns} rows={rows} rowKey={(each) => each.sessionId} />
                        <div class="row">
                            {of.more && <button type="button" class="button" onClick={of.more}>Show more</button>}
                            {rows.length > 1 && (
                                <button
                                    type="button"
                                    class="button button-danger"
                                    onClick={() => void end(PATH, "You are logged out everywhere else.")}
                                >
                                    Log out everywhere else
                                </button>
                            )}
                        </div>
                    </>
                )}
            </Async>
            <p class="soft">A login that you do not know: end it, and change the password.</p>
        </Section>
    );
}
