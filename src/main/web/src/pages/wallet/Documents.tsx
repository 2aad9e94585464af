import { useState } from "preact/hooks";
import type { DocumentKind, DocumentSummary } from "../../api/types.ts";
import { pathWith } from "../../api/page.ts";
import { Chips } from "../../components/Chips.tsx";
import type { Column } from "../../components/DataTable.tsx";
import { When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { monthsBefore } from "../../domain/performance.ts";
import { download } from "../../state/download.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";

const KINDS: Record<DocumentKind, string> = {
    INVOICE: "Invoice",
    CREDIT_NOTE: "Credit note",
    STATEMENT: "Statement",
};
const CHOICES = [
    ["", "All"],
    ["INVOICE", "Invoices"],
    ["CREDIT_NOTE", "Credit notes"],
    ["STATEMENT", "Statements"],
] as const;
const MONTHS = 24;

const COLUMNS: Column<DocumentSummary>[] = [
    { name: "Number", cell: (each) => each.number },
    { name: "Kind", cell: (each) => KINDS[each.kind] },
    { name: "Month", cell: (each) => each.month },
    { name: "Issued", cell: (each) => <When at={each.time} /> },
    {
        name: "Files",
        quiet: true,
        number: true,
        cell: (each) => <Files path={"/documents/" + each.number} name={each.number} />,
    },
];

/** Invoices, credit notes and statements, as files. */
export function Documents() {
    const asked = useStore(place).query.get("kind") ?? "";
    const kind = asked in KINDS ? asked as DocumentKind : "";
    const documents = usePages<DocumentSummary>("/documents", { kind });
    return (
        <section class="stack" aria-label="Documents">
            <MonthlyStatement issued={documents.reload} />
            <Chips
                label="Kind of document"
                options={CHOICES}
                value={kind}
                onPick={(next) => go(pathWith("/wallet/documents", { kind: next }), true)}
            />
            <PagedTable
                of={documents}
                caption="Documents"
                columns={COLUMNS}
                rowKey={(each) => each.number}
                empty={
                    <p>
                        None yet. An invoice comes with each settlement on which you pay commission; a statement of a
                        month can be had above.
                    </p>
                }
            />
        </section>
    );
}

function MonthlyStatement({ issued }: { issued: () => void }) {
    const months = monthsBefore(Date.now(), MONTHS);
    const [month, setMonth] = useState(months[0]!);
    return (
        <div class="panel panel-body row">
            <label class="row">
                <span>Statement of</span>
                <select
                    class="select select-short"
                    value={month}
                    onChange={(event) => setMonth(event.currentTarget.value)}
                >
                    {months.map((each) => <option key={each} value={each}>{each}</option>)}
                </select>
            </label>
            <Files path={"/statements/" + month} name={"statement-" + month} done={issued} />
            {month === months[0] && <span class="soft">A draft: this month goes on.</span>}
        </div>
    );
}

function Files({ path, name, done }: { path: string; name: string; done?: () => void }) {
    const files = [["pdf", "PDF"], ["html", "Web page"], ["txt", "Text"]] as const;
    return (
        <span class="row files">
            {files.map(([ending, words]) => (
                <button
                    key={ending}
                    type="button"
                    class="button button-small"
                    aria-label={`${name} as ${words}`}
                    onClick={() => void download(`${path}.${ending}`, `${name}.${ending}`).then(done)}
                >
                    {words}
                </button>
            ))}
        </span>
    );
}
