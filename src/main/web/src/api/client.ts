import { reason } from "../domain/problems.ts";
import type { Problem, Session } from "./types.ts";

/** Keeps the tokens of whoever is logged in. */
export interface TokenKeeper {
    get(): Session | null;
    set(session: Session | null): void;
}

/** An answer that is not a success; status 0 when there was none, so nobody knows what became of the request. */
export class ApiError extends Error {
    constructor(readonly status: number, readonly problem: Problem | null, message: string) {
        super(message);
        this.name = "ApiError";
    }

    /** The named code of the API, or NO_ANSWER. */
    get code(): string {
        return this.problem?.code ?? (this.status === 0 ? "NO_ANSWER" : "HTTP_" + this.status);
    }

    /** True when the request may have been carried out all the same. */
    get outcomeUnknown(): boolean {
        return this.status === 0 || this.problem?.orderState === "UNKNOWN" ||
            (this.status >= 500 && this.problem === null);
    }
}

export interface Call {
    method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
    body?: unknown;
    signal?: AbortSignal;
    headers?: Record<string, string>;
}

/** An answer with its headers; the body is undefined for 204 and 304. */
export interface Answer<T> {
    status: number;
    body: T;
    headers: Headers;
}

const BASE = "/v1";
const TIMEOUT_MS = 20_000;

/** Asks the API, with the access token when there is one, and gets a new token when that one has ended. */
export class Client {
    #refreshing: Promise<boolean> | null = null;

    constructor(
        readonly tokens: TokenKeeper,
        readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
        /** Lets one renew the tokens at a time, among all who share them: a token for renewing is good once. */
        readonly alone: (work: () => Promise<boolean>) => Promise<boolean> = (work) => work(),
    ) {}

    /** The body of a successful answer; throws ApiError for every other. */
    async ask<T>(path: string, call: Call = {}): Promise<T> {
        return (await this.answer<T>(path, call)).body;
    }

    async answer<T>(path: string, call: Call = {}): Promise<Answer<T>> {
        return await read<T>(await this.#sendRenewing(path, call));
    }

    /** A file of the API; throws ApiError when it cannot be had. */
    async file(path: string): Promise<Blob> {
        const response = await this.#sendRenewing(path, {});
        if (!response.ok) {
            await read(response);
        }
        try {
            return await response.blob();
        } catch {
            throw new ApiError(0, null, "The connection broke before the file was complete.");
        }
    }

    async #sendRenewing(path: string, call: Call): Promise<Response> {
        const used = this.tokens.get()?.accessToken;
        const response = await this.#send(path, call);
        if (response.status !== 401 || used === undefined || path.startsWith("/sessions")) {
            return response;
        }
        if (this.tokens.get()?.accessToken === used && !await this.refresh()) {
            return response;
        }
        return await this.#send(path, call);
    }

    /** Gets the next pair of tokens; false when the session is over. Callers at the same time share one attempt. */
    refresh(): Promise<boolean> {
        const seen = this.tokens.get()?.accessToken;
        this.#refreshing ??= this.alone(() => this.#refresh(seen)).finally(() => this.#refreshing = null);
        return this.#refreshing;
    }

    async #refresh(seen: string | undefined): Promise<boolean> {
        const session = this.tokens.get();
        if (session === null || session.accessToken !== seen) {
            return session !== null;
        }
        try {
            const body = { refreshToken: session.refreshToken };
            this.tokens.set(await this.ask<Session>("/sessions/refresh", { method: "POST", body }));
            return true;
        } catch (error) {
            if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) {
                this.tokens.set(null);
            }
            return false;
        }
    }

    async #send(path: string, call: Call): Promise<Response> {
        const token = this.tokens.get()?.accessToken;
        const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(call.signal ? [call.signal] : [])];
        try {
            return await this.fetcher(BASE + path, {
                method: call.method ?? "GET",
                headers: {
                    ...(call.body === undefined ? {} : { "Content-Type": "application/json" }),
                    ...(token === undefined || path === "/sessions/refresh"
                        ? {}
                        : { Authorization: "Bearer " + token }),
                    ...call.headers,
                },
                body: call.body === undefined ? undefined : JSON.stringify(call.body),
                signal: AbortSignal.any(signals),
            });
        } catch (error) {
            if (call.signal?.aborted) {
                throw error;
            }
            throw new ApiError(0, null, "The exchange cannot be reached.");
        }
    }
}

async function read<T>(response: Response): Promise<Answer<T>> {
    const text = await response.text().catch(() => null);
    if (text === null) {
        throw new ApiError(0, null, "The connection broke before the answer was complete.");
    }
    if (!response.ok && response.status !== 304) {
        const problem = parse(text) as Problem | null;
        const known = problem !== null && typeof problem.code === "string" ? problem : null;
        throw new ApiError(
            response.status,
            known,
            known === null ? "The exchange answered " + response.status : reason(known),
        );
    }
    return { status: response.status, body: parse(text) as T, headers: response.headers };
}

function parse(text: string): unknown {
    try {
        return text === "" ? undefined : JSON.parse(text);
    } catch {
        return null;
    }
}
