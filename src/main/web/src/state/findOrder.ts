import { ApiError, type Client } from "../api/client.ts";
import { askWhole } from "../api/page.ts";
import type { Order } from "../api/types.ts";
import { madeAt } from "../domain/ids.ts";

// An order's id is made about when it is placed; clocks may differ by as much.
const ABOUT_MS = 10 * 60_000;
const MOST = 2_000;

/** An order, also one that was over long ago: that is in the lists only, and its id says when to look. */
export async function findOrder(client: Client, orderId: string, signal?: AbortSignal): Promise<Order> {
    try {
        return await client.ask<Order>("/orders/" + encodeURIComponent(orderId), { signal });
    } catch (error) {
        const made = madeAt(orderId.slice(orderId.indexOf(":") + 1));
        if (!(error instanceof ApiError) || error.status !== 404 || made === null) {
            throw error;
        }
        const from = new Date(made - ABOUT_MS).toISOString();
        const to = new Date(made + ABOUT_MS).toISOString();
        const { items } = await askWhole<Order>(client, "/orders", { from, to }, MOST, signal);
        const found = items.find((each) => each.orderId === orderId);
        if (found === undefined) {
            throw error;
        }
        return found;
    }
}
