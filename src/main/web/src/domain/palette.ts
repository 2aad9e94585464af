/** Something that can be found by its words and chosen. */
export interface Findable {
    readonly words: string;
    /** More words that it can be found by. */
    readonly also?: string | undefined;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of what was typed, in small letters without accents. */
export const wordsOf = (typed: string): string[] => plain(typed).split(/\s+/).filter((each) => each !== "");

/** What the server is asked for: it looks for one piece of text, so the longest word finds least beside what is meant. */
export const longestWord = (typed: string): string =>
    typed.split(/\s+/).reduce((longest, each) => each.length > longest.length ? each : longest, "");

/** Those in which every word that was typed occurs, where words begin so before others. */
export function matching<T extends Findable>(typed: string, from: readonly T[]): T[] {
    const words = wordsOf(typed);
    return from
        .map((item) => ({ item, rank: rank(words, plain(item.words + " " + (item.also ?? ""))) }))
        .filter((each) => each.rank >= 0)
        .sort((one, other) => other.rank - one.rank)
        .map(({ item }) => item);
}

/** How many of the words begin a word of the text; -1 when one of them is not in it. */
function rank(words: readonly string[], text: string): number {
    if (!words.every((word) => text.includes(word))) {
        return -1;
    }
    return words.filter((word) => text.startsWith(word) || text.includes(" " + word)).length;
}
