import type { ComponentChildren } from "preact";

export interface Column<T> {
    name: string;
    cell: (row: T) => ComponentChildren;
    number?: boolean;
    /** The name is for screen readers only, as of a column of buttons. */
    quiet?: boolean;
}

interface Props<T> {
    caption: string;
    columns: readonly Column<T>[];
    rows: readonly T[];
    rowKey: (row: T) => string | number;
}

/** A table that becomes a list of cards on a small screen. The first column names the row. */
export function DataTable<T>({ caption, columns, rows, rowKey }: Props<T>) {
    return (
        <div class="table-scroll">
            <table class="table table-cards">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        {columns.map((column) => (
                            <th key={column.name} scope="col" class={column.number ? "number" : undefined}>
                                {column.quiet ? <span class="visually-hidden">{column.name}</span> : column.name}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr key={rowKey(row)}>
                            {columns.map((column, index) => {
                                const shape = {
                                    key: column.name,
                                    class: column.number ? "number" : undefined,
                                    "data-name": column.quiet ? undefined : column.name,
                                };
                                return index === 0
                                    ? <th {...shape} key={column.name} scope="row">{column.cell(row)}</th>
                                    : <td {...shape} key={column.name}>{wrapped(column.cell(row))}</td>;
                            })}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** In one piece, for beside the name of its column on a small screen; nothing stays nothing. */
function wrapped(content: ComponentChildren) {
    return content === null || content === undefined ? null : <span>{content}</span>;
}
