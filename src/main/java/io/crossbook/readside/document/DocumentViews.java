package io.crossbook.readside.document;

import io.crossbook.readside.View;
import io.crossbook.readside.ViewGroup;
import java.util.List;

/** The group of all views that follow series of documents. */
public final class DocumentViews {
    public static final ViewGroup GROUP = new ViewGroup("document", "DocumentSeries", DocumentViews::create);

    private DocumentViews() {}

    private static List<View> create() {
        return List.of(new DocumentsView());
    }
}
