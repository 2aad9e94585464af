package io.crossbook.invoicing;

import com.typesafe.config.Config;
import io.crossbook.documents.Issuer;

/**
 * The configuration of {@code crossbook.documents}.
 *
 * @param issuer of documents that are issued from now on
 * @param pdfThreads PDFs made at the same time
 * @param pdfQueue PDFs that may wait
 */
public record InvoicingSettings(Issuer issuer, int pdfThreads, int pdfQueue) {
    /**
     * Reads {@code crossbook.documents}.
     *
     * @param currency ISO code of the exchange's one currency
     */
    public static InvoicingSettings from(Config config, String currency) {
        Config issuer = config.getConfig("issuer");
        return new InvoicingSettings(
                new Issuer(
                        issuer.getString("name"),
                        issuer.getString("address"),
                        issuer.getString("tax-id"),
                        issuer.getString("tax-note"),
                        currency),
                config.getInt("pdf.threads"),
                config.getInt("pdf.queue"));
    }
}
