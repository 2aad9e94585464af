package io.crossbook.documents.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes PDFs (PDF/A-2u, for archives) of pages, on threads of its own and only some at a time; when too many wait, the
 * stage fails with {@link RejectedExecutionException}. The typeface is in every PDF, and nothing is fetched.
 */
public final class PdfPrinter implements AutoCloseable {
    private static final String FAMILY = "DejaVu Sans";
    private static final String TYPEFACES = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int REGULAR_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;
    private static final int KEEP_ALIVE_S = 30;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final byte[] regular = typeface("DejaVuSans.ttf");
    private final byte[] bold = typeface("DejaVuSans-Bold.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final ThreadPoolExecutor threads;

    /** With so many threads, and room for so many pages that wait. */
    public PdfPrinter(int threads, int queue) {
        this.threads = new ThreadPoolExecutor(
                threads, threads, KEEP_ALIVE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queue), task -> {
                    Thread thread = new Thread(task, "pdf-printer");
                    thread.setDaemon(true);
                    return thread;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** The page as a PDF. */
    public CompletionStage<byte[]> print(String page) {
        try {
            return CompletableFuture.supplyAsync(() -> render(page), threads);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(full);
        }
    }

    private byte[] render(String page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
        builder.useColorProfile(colours);
        builder.useFont(() -> new ByteArrayInputStream(regular), FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> null);
        builder.useUnicodeBidiSplitter(TwoWays::new);
        builder.useUnicodeBidiReorderer(TwoWays.REORDERER);
        builder.withDiagnosticConsumer(diagnostic -> {});
        builder.withProducer("Crossbook");
        builder.withHtmlContent(page, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] typeface(String file) {
        try (InputStream in = PdfPrinter.class.getResourceAsStream(TYPEFACES + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is being made is finished, what waits is not. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
