import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface Tab {
    href: string;
    words: string;
}

/** For a row of links: moves it so that the current one shows, where the row is longer than a small screen. */
export function useCurrentInView(current: string): RefObject<HTMLElement> {
    const element = useRef<HTMLElement>(null);
    useEffect(() => {
        const row = element.current;
        const link = row?.querySelector<HTMLElement>("[aria-current]");
        if (row && link) {
            row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
        }
    }, [current]);
    return element;
}

/** Pages beside each other, each with an address of its own. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
    const element = useCurrentInView(current);
    return (
        <nav ref={element} class="tabs" aria-label={label}>
            {tabs.map((tab) => (
                <a key={tab.href} href={tab.href} aria-current={tab.href === current ? "page" : undefined}>
                    {tab.words}
                </a>
            ))}
        </nav>
    );
}
