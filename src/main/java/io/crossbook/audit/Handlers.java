package io.crossbook.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to do with each member of a sealed family, so that a new member cannot be forgotten.
 *
 * @param <S> what is changed, @param <F> the family
 */
final class Handlers<S, F> {
    interface Handler<S, M> {
        void handle(S state, M member, Where where);
    }

    private final Class<F> family;
    private final Map<Class<?>, Handler<S, F>> byType = new HashMap<>();

    Handlers(Class<F> family) {
        this.family = family;
    }

    <M extends F> Handlers<S, F> on(Class<M> type, Handler<S, M> handler) {
        byType.put(type, (state, member, where) -> handler.handle(state, type.cast(member), where));
        return this;
    }

    /** Throws unless every member of the family has its handler. */
    Handlers<S, F> complete() {
        List<Class<?>> forgotten = Arrays.stream(family.getPermittedSubclasses())
                .filter(member -> !byType.containsKey(member))
                .<Class<?>>map(member -> member)
                .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("no handler for " + forgotten);
        }
        return this;
    }

    void handle(S state, F member, Where where) {
        byType.get(member.getClass()).handle(state, member, where);
    }
}
