import { Profit } from "../../components/Money.tsx";
import type { ProposalLine } from "./proposal.ts";

interface Props {
    caption: string;
    lines: readonly ProposalLine[];
    /** What the column of afterwards is called; without it there is none. */
    after?: string;
}

/** What each outcome makes now, and what it would make. */
export function OutcomeTable({ caption, lines, after }: Props) {
    return (
        <table class="position-table">
            <caption class="visually-hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">Before commission</th>
                    <th scope="col" class="number">Now</th>
                    {after !== undefined && <th scope="col" class="number">{after}</th>}
                </tr>
            </thead>
            <tbody>
                {lines.map((line) => (
                    <tr key={line.words}>
                        <th scope="row">{line.words}</th>
                        <td class="number">
                            <Profit of={line.now} />
                        </td>
                        {after !== undefined && (
                            <td class="number">
                                <strong>
                                    <Profit of={line.after} />
                                </strong>
                            </td>
                        )}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
