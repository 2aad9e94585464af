package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void pagesTogetherAreTheWholeList() {
        List<Long> all = LongStream.range(0, 7).boxed().toList();
        assertThat(read(all, Comparator.naturalOrder(), 3)).isEqualTo(all);
        assertThat(read(all, Comparator.naturalOrder(), 7)).isEqualTo(all);
        List<Long> descending = all.stream().sorted(Comparator.reverseOrder()).toList();
        assertThat(read(descending, Comparator.reverseOrder(), 2)).isEqualTo(descending);
        assertThat(read(List.of(), Comparator.naturalOrder(), 2)).isEmpty();
    }

    @Test
    void whatComesOrGoesMeanwhileHidesNothing() {
        Page<Long> first = page(List.of(1L, 2L, 4L, 5L), Comparator.naturalOrder(), "limit=2");
        assertThat(page(List.of(0L, 1L, 3L, 4L, 5L), Comparator.naturalOrder(), "limit=2&cursor=" + first.nextCursor())
                        .items())
                .containsExactly(3L, 4L);
    }

    @Test
    void numbersSortAsKeys() {
        assertThat(Page.key(9)).isLessThan(Page.key(10));
        assertThat(Page.key(Long.MAX_VALUE)).isGreaterThan(Page.key(Long.MAX_VALUE - 1));
    }

    private static List<Long> read(List<Long> all, Comparator<String> order, int limit) {
        List<Long> seen = new ArrayList<>();
        Page<Long> page = page(all, order, "limit=" + limit);
        seen.addAll(page.items());
        while (page.nextCursor() != null) {
            page = page(all, order, "limit=" + limit + "&cursor=" + page.nextCursor());
            seen.addAll(page.items());
        }
        return seen;
    }

    private static Page<Long> page(List<Long> all, Comparator<String> order, String query) {
        Parameters parameters = Parameters.of(HttpRequest.GET("/v1/x?" + query), Page.LIMIT, Page.CURSOR);
        return Page.of("numbers", all, Page::key, order, parameters);
    }
}
