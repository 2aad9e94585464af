import type { NotificationCategory } from "../../api/types.ts";

/** What kinds of news there are, and what they tell. */
export const CATEGORIES: Record<NotificationCategory, { words: string; what: string }> = {
    ORDER_CONFIRMATION: { words: "Orders", what: "Each order that was taken or refused" },
    FILL: { words: "Matches", what: "Each match of an order" },
    LAPSE: { words: "Lapses", what: "Orders that ended without you: lapsed, expired or void" },
    SETTLEMENT: { words: "Settlements", what: "What your markets came to, corrections, removed selections" },
    PAYMENT: { words: "Payments", what: "Deposits and withdrawals" },
    SECURITY: { words: "Security", what: "Logins, also failed ones; always told" },
    MARKET: { words: "Markets", what: "Markets you bet in opening, closing, getting a result" },
    ALERT: { words: "Price alerts", what: "An alert of yours that fired" },
    DOCUMENT: { words: "Documents", what: "Invoices, credit notes and statements" },
};

/** Where a notice leads, if anywhere. */
export function leadsTo(details: Readonly<Record<string, string>>): string | undefined {
    const { marketId, orderId, number } = details;
    if (orderId !== undefined) {
        return "/orders/" + encodeURIComponent(orderId);
    }
    if (marketId !== undefined) {
        return "/m/" + encodeURIComponent(marketId);
    }
    return number !== undefined ? "/wallet/documents" : undefined;
}

/** What a kind of news is called; one that came later than this page is shown as it is. */
export function categoryWords(category: string): string {
    return CATEGORIES[category as NotificationCategory]?.words ?? category;
}
