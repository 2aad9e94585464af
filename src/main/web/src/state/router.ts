import { createStore, type Store } from "./store.ts";

/** Where the browser is. */
export interface Place {
    path: string;
    query: URLSearchParams;
}

/** Names in a pattern such as /m/:marketId, with what stands in their places. */
export type Parameters = Record<string, string>;

/** What of the path answers the pattern; null when it is another path. */
export function match(pattern: string, path: string): Parameters | null {
    const expected = pattern.split("/");
    const given = path.replace(/\/+$/, "").split("/");
    if (path === "/") {
        return pattern === "/" ? {} : null;
    }
    if (expected.length !== given.length) {
        return null;
    }
    const found: Parameters = {};
    for (const [index, part] of expected.entries()) {
        const value = given[index] ?? "";
        if (part.startsWith(":")) {
            const decoded = decode(value);
            if (decoded === null || decoded === "") {
                return null;
            }
            found[part.slice(1)] = decoded;
        } else if (part !== value) {
            return null;
        }
    }
    return found;
}

function decode(text: string): string | null {
    try {
        return decodeURIComponent(text);
    } catch {
        return null;
    }
}

function here(): Place {
    return globalThis.location === undefined
        ? { path: "/", query: new URLSearchParams() }
        : { path: location.pathname, query: new URLSearchParams(location.search) };
}

export const place: Store<Place> = createStore(here());

/** Goes to another page of this site without loading it. */
export function go(to: string, replace = false): void {
    if (replace) {
        history.replaceState(null, "", to);
    } else {
        history.pushState(null, "", to);
        scrollTo(0, 0);
    }
    place.set(here());
}

/** Follows the back button, and links within the site. */
export function startRouting(): void {
    addEventListener("popstate", () => place.set(here()));
    document.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
        if (link === null || !plain || event.defaultPrevented || !isPage(link)) {
            return;
        }
        event.preventDefault();
        if (link.href !== location.href) {
            go(link.pathname + link.search + link.hash);
        }
    });
}

/** Not the API, its description, or a file; those the browser fetches itself. */
function isPage(link: HTMLAnchorElement): boolean {
    return link.origin === location.origin && !link.target && !link.hasAttribute("download") &&
        !link.pathname.startsWith("/docs") && !link.pathname.startsWith("/v1") &&
        !link.getAttribute("href")?.startsWith("#");
}
