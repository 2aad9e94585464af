package io.crossbook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndedOrdersTest {
    private static final int MANY = 20_000;

    @Test
    void remembersEveryOrderAndNoOther() {
        EndedOrders ended = new EndedOrders();
        for (int i = 0; i < MANY; i++) {
            assertThat(ended.contains("alice:" + i)).isFalse();
            ended.add("alice:" + i);
        }
        ended.add("alice:0");

        for (int i = 0; i < MANY; i++) {
            assertThat(ended.contains("alice:" + i)).isTrue();
            assertThat(ended.contains("bob:" + i)).isFalse();
        }
    }
}
