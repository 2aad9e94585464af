package io.crossbook.documents.print;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one style sheet of all documents. */
final class Style {
    static final String SHEET =
            """
            @page { size: A4; margin: 18mm 16mm 20mm 16mm;
              @bottom-left { content: element(foot); }
              @bottom-right { content: "Page " counter(page) " of " counter(pages);
                font-family: 'DejaVu Sans', sans-serif; font-size: 7.5pt; color: #555; } }
            body { font-family: 'DejaVu Sans', Verdana, sans-serif; font-size: 8.5pt; line-height: 1.4; color: #1a1a1a;
              max-width: 180mm; margin: 0 auto; }
            h1 { font-size: 17pt; font-weight: bold; margin: 0 0 1mm 0; }
            h2 { font-size: 10pt; font-weight: bold; margin: 7mm 0 2mm 0; }
            p { margin: 0 0 1.5mm 0; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; -fs-table-paginate: paginate; }
            th { text-align: left; font-weight: bold; font-size: 7.5pt; color: #444;
              border-bottom: 0.6pt solid #1a1a1a; padding: 1.2mm 1.5mm; vertical-align: bottom; }
            td { padding: 1.2mm 1.5mm; vertical-align: top; border-bottom: 0.3pt solid #ccc;
              word-wrap: break-word; overflow-wrap: anywhere; }
            th:first-child, td:first-child { padding-left: 0; }
            th:last-child, td:last-child { padding-right: 0; }
            tr { page-break-inside: avoid; }
            .n { text-align: right; white-space: nowrap; }
            .s { width: 8%; } .m { width: 14%; } .l { width: 24%; }
            .head td { border: 0; padding: 0 0 6mm 0; width: 50%; }
            .issuer { font-size: 11pt; font-weight: bold; }
            .right { text-align: right; }
            .facts td { border: 0; padding: 0.4mm 1.5mm 0.4mm 0; }
            .facts .key { width: 22%; color: #555; }
            .small { font-size: 6.5pt; color: #555; margin: 0; word-wrap: break-word; overflow-wrap: anywhere; }
            .total td { font-weight: bold; border-top: 0.6pt solid #1a1a1a; border-bottom: 0; font-size: 9.5pt; }
            .sums { margin-top: 5mm; page-break-inside: avoid; }
            .sums .gap { width: 40%; border: 0; } .sums .amount { width: 25%; }
            .draft { border: 0.8pt solid #a33; color: #a33; padding: 2mm 3mm; margin: 0 0 5mm 0; }
            .proof { margin-top: 5mm; border-top: 0.3pt solid #ccc; padding-top: 2mm; page-break-inside: avoid; }
            .foot { position: running(foot); font-size: 7.5pt; color: #555; }
            @media screen { body { padding: 8mm; } .foot { display: none; } }
            """;

    private Style() {}

    /** The sheet's hash as a content security policy names it. */
    static String policyHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(SHEET.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
