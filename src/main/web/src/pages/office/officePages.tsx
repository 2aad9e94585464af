import { Dashboard } from "./Dashboard.tsx";
import { LogPage } from "./LogPage.tsx";
import { MarketOffice } from "./MarketOffice.tsx";
import { MarketsOffice } from "./MarketsOffice.tsx";
import { NewMarketPage } from "./NewMarketPage.tsx";
import { OfficePage } from "./OfficePage.tsx";
import { PaymentsPage } from "./PaymentsPage.tsx";
import { SwitchesPage } from "./SwitchesPage.tsx";
import { SystemPage } from "./SystemPage.tsx";
import { UserPage } from "./UserPage.tsx";
import { UsersPage } from "./UsersPage.tsx";
import type { Page } from "../page.ts";

/** The pages of the staff. */
export const OFFICE_PAGES: readonly Page[] = [
    {
        pattern: "/office",
        title: "Office",
        own: true,
        show: () => (
            <OfficePage path="/office">
                <Dashboard />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/markets",
        title: "Markets",
        own: true,
        show: () => (
            <OfficePage path="/office/markets">
                <MarketsOffice />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/markets/:marketId",
        title: "Market",
        own: true,
        show: ({ marketId = "" }) => (
            <OfficePage path="/office/markets">
                <MarketOffice marketId={marketId} />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/new",
        title: "New market",
        own: true,
        show: () => (
            <OfficePage path="/office/new">
                <NewMarketPage />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/payments",
        title: "Payments",
        own: true,
        show: () => (
            <OfficePage path="/office/payments">
                <PaymentsPage />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/switches",
        title: "Stops",
        own: true,
        show: () => (
            <OfficePage path="/office/switches">
                <SwitchesPage />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/users",
        title: "Users",
        own: true,
        show: () => (
            <OfficePage path="/office/users">
                <UsersPage />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/users/:userId",
        title: "User",
        own: true,
        show: ({ userId = "" }) => (
            <OfficePage path="/office/users">
                <UserPage key={userId} userId={userId} />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/log",
        title: "Log",
        own: true,
        show: () => (
            <OfficePage path="/office/log">
                <LogPage />
            </OfficePage>
        ),
    },
    {
        pattern: "/office/system",
        title: "System",
        own: true,
        show: () => (
            <OfficePage path="/office/system">
                <SystemPage />
            </OfficePage>
        ),
    },
];
