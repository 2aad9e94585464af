import { useStore } from "../state/store.ts";
import { dismiss, toasts } from "../state/toasts.ts";

/** What the exchange has to say in passing. */
export function Toasts() {
    const shown = useStore(toasts);
    return (
        <div class="toasts" role="status">
            {shown.map((each) => (
                <div key={each.id} class="toast" data-kind={each.kind}>
                    <span>
                        {each.text}
                        {each.link && (
                            <>
                                {" "}
                                <a href={each.link.href}>{each.link.words}</a>
                            </>
                        )}
                    </span>
                    <button
                        type="button"
                        class="button button-quiet button-small spread"
                        aria-label="Dismiss"
                        onClick={() => dismiss(each.id)}
                    >
                        ✕
                    </button>
                </div>
            ))}
        </div>
    );
}
