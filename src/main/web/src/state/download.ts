import { type ApiError } from "../api/client.ts";
import { client } from "./session.ts";
import { toast } from "./toasts.ts";

/** Fetches a file with the token in the header and gives it to the browser to save. */
export async function download(path: string, name: string): Promise<void> {
    try {
        const address = URL.createObjectURL(await client.file(path));
        const link = document.createElement("a");
        link.href = address;
        link.download = name;
        link.click();
        // The browser reads the file after the click; a minute is plenty.
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
        toast("bad", `${name} could not be fetched: ${(error as ApiError).message}`);
    }
}
