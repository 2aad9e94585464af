import { useEffect, useState } from "preact/hooks";

/** Whether the screen is of that kind now, as CSS asks it. */
export function useMedia(query: string): boolean {
    const [matches, setMatches] = useState(() => matchMedia(query).matches);
    useEffect(() => {
        const list = matchMedia(query);
        const look = () => setMatches(list.matches);
        look();
        list.addEventListener("change", look);
        return () => list.removeEventListener("change", look);
    }, [query]);
    return matches;
}
