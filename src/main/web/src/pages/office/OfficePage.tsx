import type { ComponentChildren } from "preact";
import { isStaff, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";

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
    const who = useStore(user);
    if (who !== null && !isStaff(who)) {
        return <div class="panel empty">These pages are for the staff of the exchange.</div>;
    }
    return (
        <div class="office">
            <nav class="office-nav" aria-label="Office">
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
