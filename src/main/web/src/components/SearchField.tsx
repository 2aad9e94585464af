interface Props {
    /** What is looked for, as "Search markets". */
    label: string;
    placeholder: string;
    value: string;
    onText: (text: string) => void;
    class?: string;
}

/** Words that narrow a list as they are typed. */
export function SearchField({ label, placeholder, value, onText, class: more = "" }: Props) {
    return (
        <input
            class={`input markets-search ${more}`}
            type="search"
            placeholder={placeholder}
            aria-label={label}
            value={value}
            onInput={(event) => onText(event.currentTarget.value)}
        />
    );
}
