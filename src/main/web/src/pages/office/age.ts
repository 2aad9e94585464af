const STEPS: readonly (readonly [number, string])[] = [[86_400_000, "d"], [3_600_000, "h"], [60_000, "min"], [
    1000,
    "s",
]];

/** How long something has been so, in its largest whole unit: "3 h". */
export function ageWords(ms: number): string {
    const [unit, words] = STEPS.find(([each]) => ms >= each) ?? [1000, "s"];
    return `${Math.max(0, Math.floor(ms / unit))} ${words}`;
}
