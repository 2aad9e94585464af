package io.crossbook.recovery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.audit.Audit;
import io.crossbook.audit.AuditReport.Figures;
import io.crossbook.audit.WalletFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over a whole journal as the auditor reckons them, in micros; money is the only asset that users are paid in. */
final class ExportTotals {
    private final Map<String, Object> figures = new LinkedHashMap<>();

    ExportTotals(Audit audit, Figures sums) {
        StringBuilder list = new StringBuilder();
        for (WalletFigures wallet : audit.wallets()) {
            list.append(wallet.userId() + ':' + wallet.balance() + ':' + wallet.exposure() + ':' + wallet.pending())
                    .append('\n');
        }
        figures.put("wallets", sums.wallets());
        figures.put("deposits", sums.deposited());
        figures.put("withdrawals", sums.withdrawn());
        figures.put("pendingWithdrawals", sums.pendingWithdrawals());
        figures.put("balances", sums.balances());
        figures.put("exposure", sums.exposure());
        figures.put("commission", sums.commission());
        figures.put("inTransit", sums.inTransit());
        figures.put("walletsHash", Hashes.of(list.toString().getBytes(StandardCharsets.UTF_8)));
    }

    void writeTo(JsonGenerator line) throws IOException {
        line.writePOJOField("totals", figures);
    }

    /** Whether an export says the same. */
    boolean areThoseOf(JsonNode trailer) {
        JsonNode stated = trailer.path("totals");
        return figures.entrySet().stream()
                .allMatch(one -> stated.path(one.getKey()).asText().equals(String.valueOf(one.getValue())));
    }
}
