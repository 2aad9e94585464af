import type { ComponentChildren } from "preact";
import { useCurrentInView } from "../../components/Tabs.tsx";

const SECTIONS = [
    { href: "/office", words: "Dashboard" },
    { href: "/office/markets", words: "Markets" },
    { href: "/office/new", words: "New market" },
    { href: "/office/payments", words: "Payments" },
    { href: "/office/switches", words: "Stops" },
    { href: "/office/users", words: "Users and staff" },
    { href: "/office/log", words: "Log" },
    { href: "/office/system", words: "System" },
];

/** The frame of the pages for admins and arbiters. */
export function OfficePage({ path, children }: { path: string; children: ComponentChildren }) {
    const nav = useCurrentInView(path);
    return (
        <div class="office">
            <nav ref={nav} class="office-nav" aria-label="Office">
                {SECTIONS.map((each) => (
                    <a
                        key={each.href}
                        href={each.href}
                        aria-current={isCurrent(path, each.href) ? "page" : undefined}
                    >
                        {each.words}
                    </a>
                ))}
            </nav>
            <div class="stack">{children}</div>
        </div>
    );
}

function isCurrent(path: string, href: string): boolean {
    return path === href || (href !== "/office" && path.startsWith(href + "/"));
}
