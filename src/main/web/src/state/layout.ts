import { useState } from "preact/hooks";

const KEY = "crossbook.layout";

/** What was kept under a name if it is still one of the choices. */
export function readLayout<T extends string>(kept: string | null, name: string, allowed: readonly T[]): T | undefined {
    try {
        const found = (JSON.parse(kept ?? "{}") as Record<string, unknown> | null)?.[name];
        return allowed.find((each) => each === found);
    } catch {
        return undefined;
    }
}

/** Which of a few parts of a page is shown; remembered on this device. */
export function useRemembered<T extends string>(
    name: string,
    allowed: readonly T[],
    otherwise: T,
): [T, (next: T) => void] {
    const [value, setValue] = useState(() => readLayout(localStorage.getItem(KEY), name, allowed) ?? otherwise);
    const choose = (next: T) => {
        setValue(next);
        let kept: unknown = null;
        try {
            kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
        } catch {
            // Somebody else's text under our key: it is replaced.
        }
        localStorage.setItem(KEY, JSON.stringify({ ...(typeof kept === "object" ? kept : {}), [name]: next }));
    };
    return [value, choose];
}
