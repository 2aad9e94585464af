import type { ComponentChildren } from "preact";

/** A panel with a heading. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
    return (
        <section class="panel" aria-label={title}>
            <div class="panel-head">
                <h2>{title}</h2>
            </div>
            <div class="panel-body stack">{children}</div>
        </section>
    );
}
