import type { MarketChange } from "../domain/book.ts";
import type { OwnNews } from "../domain/orders.ts";

/** What the server's messages look like (docs/api.md, "Stream"). */

/** Every way in which the stream says no; others may come to be. */
export type StreamCode =
    | "INVALID_JSON"
    | "INVALID_INPUT"
    | "INVALID_REQUEST"
    | "INVALID_CLOCK"
    | "SUBSCRIPTION_LIMIT_EXCEEDED"
    | "MARKET_NOT_FOUND"
    | "NO_SESSION"
    | "INVALID_SESSION_INFORMATION"
    | "UNAVAILABLE"
    | "TOKEN_EXPIRED"
    | "SESSION_ENDED"
    | "RESYNC_REQUIRED"
    | "TOO_MANY_REQUESTS"
    | "MAX_CONNECTION_LIMIT_EXCEEDED"
    | "FRAME_TOO_LARGE"
    | "BINARY_NOT_SUPPORTED"
    | "PROTOCOL_ERROR"
    | "TIMEOUT"
    | "UNEXPECTED_ERROR";

export interface ConnectionMessage {
    readonly op: "connection";
    readonly connectionId: string;
}

export interface StatusMessage {
    readonly op: "status";
    /** Of the request; absent when it is about the connection. */
    readonly id?: number;
    readonly statusCode: "SUCCESS" | "FAILURE";
    readonly errorCode?: StreamCode;
    readonly errorMessage?: string;
    readonly connectionClosed: boolean;
}

/** What messages of all subscriptions have. */
export interface ChangeMessage {
    readonly id: number;
    readonly ct?: "SUB_IMAGE" | "RESUB_DELTA" | "HEARTBEAT";
    readonly initialClk?: string;
    readonly clk?: string;
    readonly pt: string;
    /** 503 in a heartbeat while the node does not hear from a source. */
    readonly status?: number;
    readonly segmentType?: "SEG_START" | "SEG" | "SEG_END";
}

/** In a further segment a market goes on with its id and the rest of its rows only. */
export type MarketPart = MarketChange | Pick<MarketChange, "id" | "rc">;

export interface MarketMessage extends ChangeMessage {
    readonly op: "mcm";
    readonly mc?: readonly MarketPart[];
}

export interface OrderMessage extends ChangeMessage, OwnNews {
    readonly op: "ocm";
}

/** A notice; those up to `acknowledged` are read. */
export interface Notice {
    readonly number: number;
    readonly category: string;
    readonly kind: string;
    readonly text: string;
    readonly details: Readonly<Record<string, string>>;
    readonly source: string;
    readonly seq: number;
    readonly time: string;
}

export interface NoticeMessage extends ChangeMessage {
    readonly op: "ncm";
    readonly img?: boolean;
    readonly prevSeq?: number;
    readonly seq?: number;
    readonly unread?: number;
    readonly acknowledged?: number;
    readonly nc?: readonly Notice[];
}

export type DataMessage = MarketMessage | OrderMessage | NoticeMessage;

export type Message = ConnectionMessage | StatusMessage | DataMessage;

const OPS = new Set(["connection", "status", "mcm", "ocm", "ncm"]);

/** Reads a frame; null when it is no message known here. */
export function parseMessage(text: string): Message | null {
    try {
        const message = JSON.parse(text) as { op?: unknown } | null;
        return typeof message === "object" && message !== null && OPS.has(String(message.op))
            ? message as Message
            : null;
    } catch {
        return null;
    }
}
