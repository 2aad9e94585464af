/** Fills an array with random bytes. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

const SEQUENCE_MAX = 0xfff;
/** A clock set back by more than this is believed, because ids of a time to come would be refused. */
const SET_BACK_MS = 1000;

function text(bytes: Uint8Array): string {
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join("-");
}

/**
 * Makes UUIDs of version 7 (RFC 9562) that ascend as they are made, also within a millisecond. The exchange refuses
 * order ids that were not made about now, so `now` should be corrected by what is known of the server's clock.
 */
export function uuidV7Maker(
    now: () => number = Date.now,
    random: RandomBytes = (bytes) => crypto.getRandomValues(bytes),
): () => string {
    let time = 0;
    let sequence = 0;
    return () => {
        const bytes = new Uint8Array(16);
        random(bytes);
        const present = Math.floor(now());
        if (present > time || present < time - SET_BACK_MS) {
            time = present;
            // The lower half, so that there is room for more within the millisecond.
            sequence = ((bytes[6]! << 8) | bytes[7]!) & (SEQUENCE_MAX >> 1);
        } else if (sequence < SEQUENCE_MAX) {
            sequence++;
        } else {
            time++;
            sequence = 0;
        }
        for (let i = 5, rest = time; i >= 0; i--) {
            bytes[i] = rest % 256;
            rest = Math.floor(rest / 256);
        }
        bytes[6] = 0x70 | (sequence >> 8);
        bytes[7] = sequence & 0xff;
        bytes[8] = 0x80 | (bytes[8]! & 0x3f);
        return text(bytes);
    };
}

/** Makes ids for orders and other requests that must happen once. */
export const newId: () => string = uuidV7Maker();
