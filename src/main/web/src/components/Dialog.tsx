import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
    title: string;
    onClose: () => void;
    children: ComponentChildren;
}

/** A modal window of the browser's own kind: it keeps the focus inside, closes with Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: Props) {
    const element = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const before = document.activeElement;
        const dialog = element.current;
        dialog?.showModal();
        dialog?.querySelector<HTMLElement>("form :is(input, select, button):not(:disabled)")?.focus();
        return () => {
            dialog?.close();
            // The browser does so too, but not for an element that leaves the page with the dialog still in it.
            if (before instanceof HTMLElement && before.isConnected) {
                before.focus();
            }
        };
    }, []);
    return (
        <dialog ref={element} class="dialog" aria-labelledby={id} onClose={onClose}>
            <div class="panel-head">
                <h2 id={id}>{title}</h2>
                <button type="button" class="button button-quiet button-small spread" onClick={onClose}>Close</button>
            </div>
            <div class="panel-body stack">{children}</div>
        </dialog>
    );
}
