import { useEffect, useState } from "preact/hooks";
import { useShortcuts } from "../../state/shortcuts.ts";
import { toast } from "../../state/toasts.ts";

const LOOK_MS = 100;
/** For so long what a holding is worth may take to be loaded. */
const LOOKS = 20;

const button = () => document.querySelector<HTMLButtonElement>(".market-page .position-leave:enabled");

/** The key for a cash-out presses its button, once the position has come into view. */
export function useCashOutKey(waits: boolean, showPosition: () => void): void {
    const [asked, setAsked] = useState(false);
    useShortcuts({
        cashOut: () => {
            if (button() === null) {
                showPosition();
            }
            setAsked(true);
        },
    });
    useEffect(() => {
        if (!asked) {
            return undefined;
        }
        let looks = 0;
        const look = () => {
            const found = button();
            if (found !== null) {
                found.click();
            } else if (waits && looks++ < LOOKS) {
                return;
            } else {
                toast("warn", "There is nothing to cash out just now.");
            }
            setAsked(false);
        };
        const timer = setInterval(look, LOOK_MS);
        look();
        return () => clearInterval(timer);
    }, [asked]);
}
