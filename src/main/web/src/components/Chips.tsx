interface Props<T extends string> {
    label: string;
    options: readonly (readonly [T, string])[];
    value: T;
    onPick: (value: T) => void;
}

/** One of a few choices. */
export function Chips<T extends string>({ label, options, value, onPick }: Props<T>) {
    return (
        <div class="chips" role="group" aria-label={label}>
            {options.map(([option, words]) => (
                <button
                    key={option}
                    type="button"
                    class="chip"
                    aria-pressed={option === value}
                    onClick={() => onPick(option)}
                >
                    {words}
                </button>
            ))}
        </div>
    );
}
