import { render } from "preact";
import { App } from "./App.tsx";
import { startLive } from "./state/live.ts";
import { checkAll } from "./state/ordering.ts";
import { startInbox } from "./state/inbox.ts";
import { startPalette } from "./state/palette.ts";
import { startThemes } from "./state/preferences.ts";
import { startRouting } from "./state/router.ts";
import { startSession } from "./state/session.ts";

startThemes();
startSession();
startInbox();
startRouting();
startPalette();
startLive(checkAll);
render(<App />, document.getElementById("app")!);
