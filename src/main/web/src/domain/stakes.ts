import { parseTypedAmount } from "./money.ts";

/** As many as fit beside each other in the slip. */
export const MOST_STAKES = 6;

/** The amounts of a typed list, or null when one of them is none. */
export function readStakes(text: string): string[] | null {
    const stakes = text.split(/[\s;]+/).filter((each) => each !== "").map((each) => each.replace(/,$/, ""));
    const fine = stakes.every((each) => {
        const micros = parseTypedAmount(each);
        return micros !== null && micros > 0n;
    });
    return fine && stakes.length > 0 && stakes.length <= MOST_STAKES ? stakes : null;
}
