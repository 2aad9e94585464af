/** An event's name as words: MarketTurnedInPlay is "Market turned in play". */
export function eventWords(name: string): string {
    const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
}
