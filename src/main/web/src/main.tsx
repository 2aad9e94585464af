import { render } from "preact";
import { App } from "./App.tsx";
import { startThemes } from "./state/preferences.ts";
import { startRouting } from "./state/router.ts";
import { startSession } from "./state/session.ts";

startThemes();
startSession();
startRouting();
render(<App />, document.getElementById("app")!);
