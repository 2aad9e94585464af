import { useEffect, useRef } from "preact/hooks";

export interface Tab {
    href: string;
    words: string;
}

/** Pages beside each other, each with an address of its own. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
    const element = useRef<HTMLElement>(null);
    useEffect(() => {
        // On a small screen the row is longer than the screen; only the row itself is moved.
        const row = element.current;
        const tab = row?.querySelector<HTMLElement>("[aria-current]");
        if (row && tab) {
            row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
        }
    }, [current]);
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
