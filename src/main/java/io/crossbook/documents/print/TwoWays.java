package io.crossbook.documents.print;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import com.openhtmltopdf.bidi.SimpleBidiReorderer;
import java.text.Bidi;
import java.util.stream.IntStream;

/** Text that runs from right to left, for the PDF; browsers know by themselves. Arabic letters are not joined. */
final class TwoWays implements BidiSplitter {
    private static final String MIRRORED = "()[]{}<>«»";

    private Bidi bidi;
    private Integer[] visual;

    /** Text of one direction, as it is drawn from the left. */
    static final BidiReorderer REORDERER = new SimpleBidiReorderer() {
        @Override
        public String reorderRTLTextToLTR(String text) {
            StringBuilder reversed = new StringBuilder(text).reverse();
            for (int i = 0; i < reversed.length(); i++) {
                int place = MIRRORED.indexOf(reversed.charAt(i));
                if (place >= 0) {
                    reversed.setCharAt(i, MIRRORED.charAt(place ^ 1));
                }
            }
            return reversed.toString();
        }

        @Override
        public boolean isLiveImplementation() {
            return true;
        }
    };

    @Override
    public void setParagraph(String paragraph, byte defaultDirection) {
        bidi = new Bidi(
                paragraph,
                switch (defaultDirection) {
                    case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
                    case LTR -> Bidi.DIRECTION_LEFT_TO_RIGHT;
                    default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
                });
        visual = IntStream.range(0, bidi.getRunCount()).boxed().toArray(Integer[]::new);
        byte[] levels = new byte[visual.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
        }
        if (visual.length > 0) {
            Bidi.reorderVisually(levels, 0, visual, 0, visual.length);
        }
    }

    @Override
    public int countTextRuns() {
        return visual.length;
    }

    @Override
    public BidiTextRun getVisualRun(int place) {
        int run = visual[place];
        int start = bidi.getRunStart(run);
        return new BidiTextRun(start, bidi.getRunLimit(run) - start, (bidi.getRunLevel(run) & 1) == 0 ? LTR : RTL);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }
}
