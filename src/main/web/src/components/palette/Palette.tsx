import { useEffect, useRef, useState } from "preact/hooks";
import { paletteOpen } from "../../state/palette.ts";
import { go } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import type { Command } from "./commands.ts";
import { useFound } from "./useFound.ts";

/** The search over markets, events, pages and actions, while it is open. */
export function Palette() {
    return useStore(paletteOpen) ? <Opened /> : null;
}

const optionId = (index: number) => "palette-option-" + index;

function Opened() {
    const dialog = useRef<HTMLDialogElement>(null);
    const list = useRef<HTMLDivElement>(null);
    const [typed, setTyped] = useState("");
    const [at, setAt] = useState(0);
    const { commands, note, retry } = useFound(typed);
    const active = Math.min(at, commands.length - 1);
    useEffect(() => {
        dialog.current?.showModal();
        return () => dialog.current?.close();
    }, []);
    useEffect(() => {
        list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    }, [active, commands]);
    const choose = (command: Command | undefined) => {
        if (command === undefined) {
            return;
        }
        paletteOpen.set(false);
        if (command.href !== undefined) {
            go(command.href);
        }
        command.run?.();
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const to = {
            ArrowDown: (active + 1) % commands.length,
            ArrowUp: (active + commands.length - 1) % commands.length,
            PageDown: Math.min(active + 8, commands.length - 1),
            PageUp: Math.max(active - 8, 0),
        }[event.key];
        if (to !== undefined && commands.length > 0) {
            setAt(to);
        } else if (event.key === "Enter") {
            choose(commands[active]);
        } else {
            return;
        }
        event.preventDefault();
    };
    return (
        <dialog
            ref={dialog}
            class="dialog palette"
            aria-label="Search"
            onClose={() => paletteOpen.set(false)}
            onClick={(event) => event.target === dialog.current && paletteOpen.set(false)}
        >
            <input
                class="input palette-input"
                role="combobox"
                aria-expanded={commands.length > 0}
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant={active >= 0 ? optionId(active) : undefined}
                aria-label="Search markets, events, pages and actions"
                placeholder="Market, event, page or action"
                autocomplete="off"
                spellcheck={false}
                value={typed}
                onInput={(event) => {
                    setTyped(event.currentTarget.value);
                    setAt(0);
                }}
                onKeyDown={onKeyDown}
            />
            <div ref={list} id="palette-list" class="palette-list" role="listbox" aria-label="What was found">
                {groupsOf(commands).map(({ group, from, members }) => (
                    <div key={group} role="group" aria-label={group}>
                        <div class="palette-group" aria-hidden="true">{group}</div>
                        {members.map((command, index) => (
                            <Option
                                key={command.key}
                                command={command}
                                id={optionId(from + index)}
                                active={from + index === active}
                                onChoose={() => choose(command)}
                            />
                        ))}
                    </div>
                ))}
            </div>
            <p class="palette-note soft" role="status">
                {note}
                {retry && <button type="button" class="button button-small" onClick={retry}>Try again</button>}
            </p>
        </dialog>
    );
}

interface OptionProps {
    command: Command;
    id: string;
    active: boolean;
    onChoose: () => void;
}

function Option({ command, id, active, onChoose }: OptionProps) {
    return (
        <div id={id} class="palette-option" role="option" aria-selected={active} onClick={onChoose}>
            <span>{command.words}</span>
            {command.hint && <small class="soft">{command.hint}</small>}
        </div>
    );
}

/** Neighbours of the same group together, each group with the place of its first. */
function groupsOf(commands: readonly Command[]): { group: string; from: number; members: Command[] }[] {
    const groups: { group: string; from: number; members: Command[] }[] = [];
    commands.forEach((command, index) => {
        const last = groups[groups.length - 1];
        if (last?.group === command.group) {
            last.members.push(command);
        } else {
            groups.push({ group: command.group, from: index, members: [command] });
        }
    });
    return groups;
}
