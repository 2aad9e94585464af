import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface Props {
    title: string;
    onClose: () => void;
    children: ComponentChildren;
}

/** A modal window of the browser's own kind: it keeps the focus inside and closes with Escape. */
export function Dialog({ title, onClose, children }: Props) {
    const element = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const dialog = element.current;
        dialog?.showModal();
        return () => dialog?.close();
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
