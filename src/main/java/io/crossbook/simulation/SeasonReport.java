package io.crossbook.simulation;

import io.crossbook.audit.AuditReport;

/**
 * What became of a season.
 *
 * @param audit of the whole journal, read anew from its first event
 * @param trouble what must not happen and did, null when all was well
 */
public record SeasonReport(long hash, SeasonFigures figures, AuditReport audit, String trouble) {
    /** Whether everything that must hold held. */
    public boolean isClean() {
        return trouble == null;
    }
}
