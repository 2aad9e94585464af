import { leave, logOut } from "./session.ts";
import { toast } from "./toasts.ts";

/** Logs out, on this device also when the exchange cannot be told. */
export async function goOut(): Promise<void> {
    try {
        await logOut();
    } catch {
        leave();
        toast("warn", "You are logged out here, but the exchange could not be told: the session ends by itself.");
    }
}
