import { type Action, ACTIONS, KEY_WORDS, keyWords } from "../domain/keys.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";
import { Dialog } from "./Dialog.tsx";

export function Keys({ keys }: { keys: readonly string[] }) {
    return (
        <span class="keys">
            {keys.length === 0
                ? <span class="soft">none</span>
                : keys.map((key) => <kbd key={key}>{keyWords(key)}</kbd>)}
        </span>
    );
}

/** The keys of something that has a button as well. */
export function useKeyHint(action: Action): string | undefined {
    const keys = useStore(preferences).keys[action];
    return keys.length === 0 ? undefined : "Key " + keys.map(keyWords).join(" or ");
}

/** What the keys do, as they are mapped on this device. */
export function KeyList({ onClose }: { onClose: () => void }) {
    const { keys } = useStore(preferences);
    return (
        <Dialog title="Keys" onClose={onClose}>
            <dl class="key-list">
                {ACTIONS.map((action) => (
                    <div key={action}>
                        <dt>{KEY_WORDS[action]}</dt>
                        <dd>
                            <Keys keys={keys[action]} />
                        </dd>
                    </div>
                ))}
            </dl>
            <p class="soft">
                Not while you type. While an order is dragged, Esc leaves it where it is. You can change the keys in
                your <a href="/account">account</a>.
            </p>
        </Dialog>
    );
}
