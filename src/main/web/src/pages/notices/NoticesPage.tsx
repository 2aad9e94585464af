import { Tabs } from "../../components/Tabs.tsx";
import { Alerts } from "./Alerts.tsx";
import { Deliveries } from "./Deliveries.tsx";
import { Notices } from "./Notices.tsx";
import { Preferences } from "./Preferences.tsx";

const TABS = [
    { href: "/notifications", words: "Notices" },
    { href: "/notifications/alerts", words: "Price alerts" },
    { href: "/notifications/preferences", words: "What to be told" },
    { href: "/notifications/deliveries", words: "Deliveries" },
];

/** What one has been told, and wants to be told. */
export function NoticesPage({ tab }: { tab: string }) {
    const asked = "/notifications/" + tab;
    const current = TABS.some((each) => each.href === asked) ? asked : "/notifications";
    return (
        <div class="stack">
            <h1>Notices</h1>
            <Tabs label="Notices" tabs={TABS} current={current} />
            {current === "/notifications/alerts" && <Alerts />}
            {current === "/notifications/preferences" && <Preferences />}
            {current === "/notifications/deliveries" && <Deliveries />}
            {current === "/notifications" && <Notices />}
        </div>
    );
}
