import type { ComponentChildren } from "preact";
import type { Pages } from "../state/pages.ts";
import { Async } from "./Async.tsx";
import { type Column, DataTable } from "./DataTable.tsx";

interface Props<T> {
    of: Pages<T>;
    caption: string;
    columns: readonly Column<T>[];
    rowKey: (row: T) => string | number;
    empty: ComponentChildren;
}

/** A list that grows by a page at a time. */
export function PagedTable<T>({ of, caption, columns, rowKey, empty }: Props<T>) {
    return (
        <div class="panel">
            <Async
                of={of}
                rows={6}
                empty={of.more === undefined && !of.moreLoading ? empty : "Nothing on this page of the list."}
            >
                {(rows) => <DataTable caption={caption} columns={columns} rows={rows} rowKey={rowKey} />}
            </Async>
            {of.moreError && <div class="banner" data-tone="warn" role="status">{of.moreError.message}</div>}
            {(of.more || of.moreLoading) && (
                <div class="table-more">
                    <button type="button" class="button" disabled={of.moreLoading} onClick={of.more}>
                        {of.moreLoading ? "Loading" : "Show more"}
                    </button>
                </div>
            )}
        </div>
    );
}
