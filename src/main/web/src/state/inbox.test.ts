import assert from "node:assert/strict";
import { type Inbox, type Told, worthSaying } from "./inbox.ts";

const notice = (number: number, category: string, read = false) => ({ number, category, read }) as Told;
const inboxOf = (...items: Told[]): Inbox => ({ items, unread: 0, acknowledged: 0 });

Deno.test("only alerts that came since the last look interrupt", () => {
    const before = inboxOf(notice(3, "ALERT"));
    const now = inboxOf(notice(6, "ALERT", true), notice(5, "ALERT"), notice(4, "PAYMENT"), notice(3, "ALERT"));
    assert.deepEqual(worthSaying(before, now).map((each) => each.number), [5]);
});

Deno.test("the first look says nothing of what was there before", () => {
    assert.deepEqual(worthSaying(null, inboxOf(notice(5, "ALERT"))), []);
    assert.equal(worthSaying(inboxOf(), inboxOf(notice(1, "ALERT"))).length, 1);
});
