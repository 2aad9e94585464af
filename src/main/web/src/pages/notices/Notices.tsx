import type { Market } from "../../api/types.ts";
import type { ApiError } from "../../api/client.ts";
import { Async } from "../../components/Async.tsx";
import { When } from "../../components/Figures.tsx";
import { explain } from "../../domain/problems.ts";
import { acknowledge, inbox, type Told } from "../../state/inbox.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
import { categoryWords, leadsTo } from "./categories.ts";

/** What one has been told, newest first; it grows by itself while it is looked at. */
export function Notices() {
    const box = useStore(inbox);
    const notices = usePages<Told>("/notifications", {}, 15_000);
    const read = box?.acknowledged ?? 0;
    // What the bell has heard of since the list was asked for comes first.
    const first = notices.value?.[0]?.number ?? 0;
    const news = notices.value ? (box?.items ?? []).filter((each) => each.number > first) : [];
    const shown = { ...notices, value: notices.value && [...news, ...notices.value] };
    const market = useMarkets(shown.value?.flatMap(({ details }) => details.marketId ?? []) ?? []);
    const newest = shown.value?.[0]?.number;
    return (
        <section class="stack" aria-label="Notices">
            <div class="row">
                <span class="soft" role="status">
                    {box === null ? "" : box.unread === 0 ? "Everything is read." : `${box.unread} unread`}
                </span>
                {newest !== undefined && (box?.unread ?? 0) > 0 && (
                    <button
                        type="button"
                        class="button button-small spread"
                        onClick={() => void mark(newest)}
                    >
                        Mark all as read
                    </button>
                )}
            </div>
            <div class="panel">
                <Async
                    of={shown}
                    rows={6}
                    empty={
                        <p>
                            Nobody has told you anything yet.{" "}
                            <a href="/notifications/preferences">Choose what to be told</a>
                        </p>
                    }
                >
                    {(items) => (
                        <ol class="notice-list">
                            {items.map((each) => (
                                <Row
                                    key={each.number}
                                    notice={each}
                                    read={each.read || each.number <= read}
                                    market={market(each.details.marketId ?? "")}
                                />
                            ))}
                        </ol>
                    )}
                </Async>
                {notices.more && (
                    <div class="table-more">
                        <button type="button" class="button" onClick={notices.more}>Show more</button>
                    </div>
                )}
            </div>
        </section>
    );
}

async function mark(upTo: number): Promise<void> {
    try {
        await acknowledge(upTo);
    } catch (error) {
        toast("bad", explain(error as ApiError, "save"));
    }
}

function Row({ notice, read, market }: { notice: Told; read: boolean; market: Market | undefined }) {
    const to = leadsTo(notice.details);
    const about = market && market.event.name !== market.name ? market.event.name : undefined;
    return (
        <li class="notice" data-read={read}>
            <span class="notice-text">
                {!read && <span class="notice-dot" role="img" aria-label="Unread" />}
                <span>
                    {to === undefined ? notice.text : <a href={to}>{notice.text}</a>}
                    <small class="soft notice-about">
                        {categoryWords(notice.category)}
                        {about && " · " + about}
                    </small>
                </span>
            </span>
            <span class="soft notice-when">
                <When at={notice.time} />
                {!read && (
                    <button
                        type="button"
                        class="button button-quiet button-small"
                        title="This and all before it"
                        onClick={() => void mark(notice.number)}
                    >
                        Read up to here
                    </button>
                )}
            </span>
        </li>
    );
}
