import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";

/** Says so when a page cannot be drawn, instead of showing nothing. */
export function Guard({ children }: { children: ComponentChildren }) {
    const [error, reset] = useErrorBoundary((failure) => console.error(failure));
    return error === undefined ? <>{children}</> : (
        <div class="panel empty" role="alert">
            <h1>This page cannot be shown</h1>
            <p>Nothing was sent or changed by that. Other pages work.</p>
            <button type="button" class="button" onClick={reset}>Try again</button>
        </div>
    );
}
