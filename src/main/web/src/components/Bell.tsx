import { inbox } from "../state/inbox.ts";
import { useStore } from "../state/store.ts";

const MOST_SHOWN = 99;

/** The way to the notices, with how many are unread. */
export function Bell() {
    const unread = useStore(inbox)?.unread ?? 0;
    return (
        <a class="bell" href="/notifications" aria-label={unread === 0 ? "Notices" : `Notices, ${unread} unread`}>
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                <path
                    fill="none"
                    stroke="currentColor"
                    stroke-width="1.8"
                    stroke-linecap="round"
                    stroke-linejoin="round"
                    d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4"
                />
            </svg>
            {unread > 0 && <span class="bell-count">{unread > MOST_SHOWN ? MOST_SHOWN + "+" : unread}</span>}
        </a>
    );
}

/** How many notices are unread, beside a word. */
export function Unread() {
    const unread = useStore(inbox)?.unread ?? 0;
    return unread === 0 ? null : (
        <span class="unread">
            {unread > MOST_SHOWN ? MOST_SHOWN + "+" : unread}
            <span class="visually-hidden">unread</span>
        </span>
    );
}
